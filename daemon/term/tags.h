// The tags of the Erlang external term format that nodes send, and what kind of term each begins.
// Internal to this room. Source: Erlang "External Term Format".
#pragma once

#include "term/term_reader.h"

namespace tg::term {

namespace tag {
inline constexpr unsigned char kNewFloat = 70, kBitBinary = 77, kNewPid = 88, kNewPort = 89,
                               kNewerReference = 90;
inline constexpr unsigned char kSmallInteger = 97, kInteger = 98, kFloat = 99, kAtom = 100,
                               kReference = 101;
inline constexpr unsigned char kPort = 102, kPid = 103, kSmallTuple = 104, kLargeTuple = 105,
                               kNil = 106;
inline constexpr unsigned char kString = 107, kList = 108, kBinary = 109, kSmallBig = 110,
                               kLargeBig = 111;
inline constexpr unsigned char kNewFun = 112, kExport = 113, kNewReference = 114, kSmallAtom = 115,
                               kMap = 116;
inline constexpr unsigned char kAtomUtf8 = 118, kSmallAtomUtf8 = 119, kV4Port = 120, kVersion = 131;
} // namespace tag

constexpr Kind kindOf(unsigned char first)
{
    switch (first) {
    case tag::kSmallInteger:
    case tag::kInteger:
    case tag::kSmallBig:
    case tag::kLargeBig:
        return Kind::Integer;
    case tag::kNewFloat:
    case tag::kFloat:
        return Kind::Float;
    case tag::kAtom:
    case tag::kSmallAtom:
    case tag::kAtomUtf8:
    case tag::kSmallAtomUtf8:
        return Kind::Atom;
    case tag::kSmallTuple:
    case tag::kLargeTuple:
        return Kind::Tuple;
    case tag::kNil:
    case tag::kString:
    case tag::kList:
        return Kind::List;
    case tag::kMap:
        return Kind::Map;
    case tag::kBinary:
        return Kind::Binary;
    case tag::kPid:
    case tag::kNewPid:
        return Kind::Pid;
    case tag::kReference:
    case tag::kNewReference:
    case tag::kNewerReference:
        return Kind::Reference;
    case tag::kBitBinary:
    case tag::kPort:
    case tag::kNewPort:
    case tag::kV4Port:
    case tag::kNewFun:
    case tag::kExport:
        return Kind::Other;
    default:
        return Kind::None;
    }
}

} // namespace tg::term
