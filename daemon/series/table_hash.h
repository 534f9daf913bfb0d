// How the table hashes. Clients choose the bytes, so the hash is keyed anew in every process:
// nobody outside can prepare texts that all fall into one slot. (Shards use keyHash(), which must
// not be keyed.) Immutable; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string_view>
#include <xxhash.h>

namespace tg::series {

class TableHash
{
public:
    TableHash()
    {
        std::random_device source;
        for (auto &byte : m_secret)
            byte = static_cast<unsigned char>(source());
    }

    // salt: what kind of text it is, so that equal bytes of two kinds lie in different places.
    std::uint64_t operator()(unsigned salt, std::string_view bytes) const
    {
        constexpr std::uint64_t kOdd =
            0x9E3779B97F4A7C15; // 2^64 / golden ratio: spreads the salt over all bits
        return XXH3_64bits_withSecret(bytes.data(), bytes.size(), m_secret.data(),
                                      m_secret.size()) ^
               salt * kOdd;
    }

private:
    // A whole random secret rather than a seed: a seeded XXH3 derives its secret again for every
    // text over 240 bytes.
    std::array<unsigned char, XXH3_SECRET_DEFAULT_SIZE> m_secret{};
};

} // namespace tg::series
