// Rows and keys of a topic as CBOR: a row is an array of values by column index, nulls at its end
// left out. Only for this folder. One thread; a reader lives as long as its frame's body.
#pragma once

#include <array>
#include <vector>

#include "shared/protocol/cbor_reader.h"
#include "shared/protocol/cbor_writer.h"
#include "shared/protocol/table.h"

namespace tg::protocol {

void writeRow(CborWriter &out, const TopicSchema &schema, const Row &row);
void writeKey(CborWriter &out, const Value &key);

// Failures stay in the CborReader.
class RowReader
{
public:
    RowReader(CborReader &in, Topic topic)
        : m_in(in)
        , m_schema(schemaOf(topic))
    {
    }

    std::vector<Row> rows();   // keys ascend strictly
    std::vector<Value> keys(); // ascend strictly

private:
    // The same few texts come again and again (nodes, states): they are made once a frame, and what
    // is equal shares its memory in the table, too.
    struct KnownText {
        QByteArrayView utf8;
        QString text;
    };
    static constexpr std::size_t kKnownTexts = 64;

    Row row();
    Value value(ColumnType type);
    QString text();

    CborReader &m_in;
    const TopicSchema &m_schema;
    std::array<KnownText, kKnownTexts> m_known;
};

} // namespace tg::protocol
