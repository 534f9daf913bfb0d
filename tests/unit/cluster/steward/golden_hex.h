// Terms as a node's own encoder writes them: term_to_binary(T, [{minor_version,2}]) without the
// version byte, in hex.
#pragma once

#include <QByteArray>

#include "term/bytes.h"

namespace tg::test {

inline QByteArray hex(const term::Bytes &bytes)
{
    return QByteArray(term::asText(bytes).data(), qsizetype(bytes.size())).toHex();
}

inline term::Bytes bytes(const QByteArray &hexText)
{
    const auto raw = QByteArray::fromHex(hexText);
    return {raw.begin(), raw.end()};
}

} // namespace tg::test
