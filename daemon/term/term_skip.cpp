#include "term/tags.h"
#include "term/term_reader.h"

// skip() keeps no stack: what counts is only how many terms are still to come.
namespace tg::term {

bool TermReader::skipBytes(std::size_t count)
{
    if (!has(count))
        return false;
    m_at += count;
    return true;
}

bool TermReader::skip()
{
    if (!isGood())
        return false;
    if (m_inString) {
        if (m_stringLeft == 0)
            return fail(Failure::WrongKind);
        --m_stringLeft;
        ++m_at;
        return true;
    }
    std::uint64_t pending = 1;
    while (pending > 0) {
        --pending;
        if (!skipOne(pending))
            return false;
        // Every term has a byte at least: more terms than bytes can never come true.
        if (pending > bytesLeft())
            return fail(Failure::Truncated);
    }
    return true;
}

// Takes one tag and its own bytes; adds the terms it contains to `pending`.
bool TermReader::skipOne(std::uint64_t &pending)
{
    if (!has(1))
        return false;
    switch (take8()) {
    case tag::kNil:
        return true;
    case tag::kSmallInteger:
        return skipBytes(1);
    case tag::kInteger:
        return skipBytes(4);
    case tag::kNewFloat:
        return skipBytes(8);
    case tag::kFloat:
        return skipBytes(31);
    case tag::kSmallAtom:
    case tag::kSmallAtomUtf8:
        return has(1) && skipBytes(take8());
    case tag::kAtom:
    case tag::kAtomUtf8:
    case tag::kString:
        return has(2) && skipBytes(take16());
    case tag::kBinary:
        return has(4) && skipBytes(take32());
    case tag::kBitBinary:
        return has(4) && skipBytes(std::size_t{1} + take32());
    case tag::kSmallBig:
        return has(1) && skipBytes(std::size_t{1} + take8());
    case tag::kLargeBig:
        return has(4) && skipBytes(std::size_t{1} + take32());
    case tag::kSmallTuple:
        return has(1) && (pending += take8(), true);
    case tag::kLargeTuple:
        return has(4) && (pending += take32(), true);
    case tag::kList:
        return has(4) && (pending += std::uint64_t{1} + take32(), true);
    case tag::kMap:
        return has(4) && (pending += std::uint64_t{2} * take32(), true);
    case tag::kExport:
        pending += 3;
        return true;
    case tag::kNewFun: { // its size counts itself
        if (!has(4))
            return false;
        const auto size = take32();
        return size < 4 ? fail(Failure::Malformed) : skipBytes(size - 4);
    }
    case tag::kPid:
        return atom() && skipBytes(9);
    case tag::kNewPid:
        return atom() && skipBytes(12);
    case tag::kPort:
    case tag::kReference:
        return atom() && skipBytes(5);
    case tag::kNewPort:
        return atom() && skipBytes(8);
    case tag::kV4Port:
        return atom() && skipBytes(12);
    case tag::kNewReference:
    case tag::kNewerReference: {
        const bool isOld = m_bytes[m_at - 1] == tag::kNewReference;
        if (!has(2))
            return false;
        const std::size_t words = take16();
        return atom() && skipBytes((isOld ? 1 : 4) + 4 * words);
    }
    default:
        return fail(Failure::Malformed);
    }
}

} // namespace tg::term
