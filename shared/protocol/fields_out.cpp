#include "shared/protocol/cbor_json.h"
#include "shared/protocol/fields.h"
#include "shared/protocol/row_codec.h"

namespace tg::protocol {

FieldsOut::FieldsOut(CborWriter &out)
    : m_out(out)
    , m_mapAt(out.size())
{
    m_out.map(0); // finish() puts the count in: one byte, as no message has 24 fields
}

void FieldsOut::begin(int key)
{
    ++m_count;
    m_out.integer(key);
}

void FieldsOut::refuse(Error error)
{
    if (!m_hasFailed)
        m_error = std::move(error);
    m_hasFailed = true;
}

void FieldsOut::magic(int key, QLatin1String text)
{
    begin(key);
    m_out.text(QString(text));
}

void FieldsOut::flag(int key, bool value, Presence)
{
    begin(key);
    m_out.boolean(value);
}

void FieldsOut::text(int key, const QString &text, std::size_t most, Presence)
{
    begin(key);
    m_out.text(text, most);
}

void FieldsOut::words(int key, const QStringList &words, Presence)
{
    begin(key);
    if (static_cast<std::size_t>(words.size()) > kMaxFeatures)
        refuse({ErrorCode::LimitExceeded, std::to_string(words.size()) + " features to be told, " +
                                              std::to_string(kMaxFeatures) + " are allowed"});
    m_out.array(static_cast<std::size_t>(words.size()));
    for (const QString &word : words)
        m_out.text(word, kMaxWordBytes);
}

void FieldsOut::topics(int key, const std::vector<Topic> &topics)
{
    begin(key);
    m_out.array(topics.size());
    for (const Topic topic : topics)
        m_out.integer(static_cast<qint64>(topic));
}

void FieldsOut::rows(int key, Topic topic, const std::vector<Row> &rows)
{
    begin(key);
    if (rows.size() > kMaxRowsInFrame)
        refuse({ErrorCode::LimitExceeded,
                std::to_string(rows.size()) + " rows of " + std::string(schemaOf(topic).name) +
                    " for one frame, " + std::to_string(kMaxRowsInFrame) + " are allowed"});
    const TopicSchema &schema = schemaOf(topic);
    m_out.array(rows.size());
    for (const Row &row : rows)
        writeRow(m_out, schema, row);
}

void FieldsOut::keys(int key, Topic, const std::vector<Value> &keys)
{
    begin(key);
    m_out.array(keys.size());
    for (const Value &one : keys)
        writeKey(m_out, one);
}

void FieldsOut::object(int key, const QJsonObject &object)
{
    begin(key);
    if (auto written = writeJson(m_out, object); !written)
        refuse(written.error());
}

Result<void> FieldsOut::finish()
{
    m_out.setMapCount(m_mapAt, m_count);
    if (m_hasFailed)
        return m_error;
    return {};
}

} // namespace tg::protocol
