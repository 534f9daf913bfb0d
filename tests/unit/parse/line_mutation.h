// What fuzzed lines are made of: a line with one to three edits. below(n): a random number under n.
#pragma once

#include <string>
#include <string_view>

namespace tg::parse::test {

// bytes: what is put in, but for one in sixteen, which is any byte.
template <class Below>
std::string mutatedLine(std::string line, std::string_view bytes, const Below &below)
{
    for (auto edits = below(3) + 1; edits > 0 && !line.empty(); --edits) {
        const std::size_t at = below(line.size());
        const char byte =
            below(16) == 0 ? static_cast<char>(below(256)) : bytes[below(bytes.size())];
        switch (below(4)) {
        case 0:
            line.insert(at, 1, byte);
            break;
        case 1:
            line.erase(at, below(4) == 0 ? below(20) : 1);
            break;
        case 2:
            line[at] = byte;
            break;
        default:
            line.insert(at, line.substr(below(line.size()), below(12)));
            break;
        }
    }
    return line;
}

} // namespace tg::parse::test
