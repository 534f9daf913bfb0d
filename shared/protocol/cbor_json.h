// JSON objects of the admin API as CBOR: member for member, numbers whole where they are whole.
// Only for this folder.
#pragma once

#include <QJsonObject>

#include "shared/protocol/cbor_reader.h"
#include "shared/protocol/cbor_writer.h"

namespace tg::protocol {

// BadValue: nested more deeply than the other end reads (kMaxDepth).
Result<void> writeJson(CborWriter &out, const QJsonObject &object);

// Failures stay in the reader: also members with one name, what JSON does not have, too many
// members of one object.
QJsonObject readJson(CborReader &in);

} // namespace tg::protocol
