// Any bytes as a term: read by kind, skipped, printed and taken for an id list. Nothing may crash,
// hang or read past.
#include <cstdint>
#include <cstdlib>

#include "term/resolve_terms.h"
#include "term/term_reader.h"
#include "term/term_text.h"

using namespace tg::term;

namespace {

void readByKind(TermReader reader)
{
    while (reader.isGood() && !reader.atEnd()) {
        const auto before = reader.position();
        switch (reader.peek()) {
        case Kind::Integer:
            reader.integer();
            break;
        case Kind::Float:
            reader.real();
            break;
        case Kind::Atom:
            reader.atom();
            break;
        case Kind::Tuple:
            reader.tuple();
            break;
        case Kind::List:
            if (reader.list().value_or(1) == 0)
                reader.listEnd();
            break;
        case Kind::Map:
            reader.map();
            break;
        case Kind::Binary:
            reader.binary();
            break;
        case Kind::Pid:
            reader.pid();
            break;
        case Kind::Reference:
            reader.reference();
            break;
        case Kind::Other:
            reader.rawTerm();
            break;
        case Kind::None:
            if (!reader.listEnd())
                return;
            continue;
        }
        if (reader.isGood() && reader.position() <= before)
            std::abort(); // a read that succeeds takes something
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const BytesView bytes(data, size);
    readByKind(TermReader(bytes));
    TermReader skipping(bytes);
    while (skipping.skip()) {
    }
    if (skipping.position() > size || termText(bytes, 200).size() > 203)
        std::abort();
    for (const std::size_t expected : {std::size_t(1), std::size_t(3)}) {
        const auto ids = readIds(bytes, expected);
        if (ids && ids->size() != expected)
            std::abort();
    }
    return 0;
}
