#include <algorithm>

#include "shared/protocol/cbor_json.h"
#include "shared/protocol/fields.h"
#include "shared/protocol/row_codec.h"

namespace tg::protocol {

FieldsIn::FieldsIn(CborReader &in)
    : m_in(in)
    , m_left(in.map())
{
    advance();
}

void FieldsIn::advance()
{
    if (m_left == 0 || m_in.hasFailed()) {
        m_isDone = true;
        return;
    }
    --m_left;
    const auto key = static_cast<int>(m_in.integer(0, kLastKey));
    if (!m_in.hasFailed() && key <= m_key)
        m_in.fail(ErrorCode::BadSyntax, "field numbers that do not ascend");
    m_key = key;
    m_isDone = m_in.hasFailed();
}

bool FieldsIn::isAt(int key, Presence presence)
{
    if (m_isRead) {
        m_isRead = false;
        advance();
    }
    while (!m_isDone && m_key < key) {
        m_in.skip();
        advance();
    }
    if (!m_isDone && !m_in.hasFailed() && m_key == key) {
        m_isRead = true;
        return true;
    }
    if (presence == Presence::Required)
        m_in.fail(ErrorCode::BadSyntax, ("no field " + std::to_string(key)).c_str());
    return false;
}

void FieldsIn::finish()
{
    if (m_isRead) {
        m_isRead = false;
        advance();
    }
    while (!m_isDone && !m_in.hasFailed()) {
        m_in.skip();
        advance();
    }
    if (!m_in.isAtEnd())
        m_in.fail(ErrorCode::BadSyntax, "bytes behind the body's map");
}

void FieldsIn::magic(int key, QLatin1String text)
{
    if (isAt(key, Presence::Required) && m_in.text(kMaxWordBytes) != text)
        m_in.fail(ErrorCode::BadValue, "not the magic word");
}

void FieldsIn::flag(int key, bool &value, Presence presence)
{
    if (isAt(key, presence))
        value = m_in.boolean();
}

void FieldsIn::text(int key, QString &text, std::size_t most, Presence presence)
{
    if (isAt(key, presence))
        text = m_in.text(most);
}

void FieldsIn::words(int key, QStringList &words, Presence presence)
{
    if (!isAt(key, presence))
        return;
    const std::size_t count = m_in.array(kMaxFeatures);
    for (std::size_t i = 0; i < count && !m_in.hasFailed(); ++i)
        words.append(m_in.text(kMaxWordBytes));
}

Topic FieldsIn::oneTopic()
{
    const auto topic = topicNumbered(m_in.integer());
    if (!topic)
        m_in.fail(ErrorCode::BadValue, "a topic that is not known");
    return topic.value_or(Topic::Gateway);
}

void FieldsIn::topic(int key, Topic &topic)
{
    if (isAt(key, Presence::Required))
        topic = oneTopic();
}

void FieldsIn::topics(int key, std::vector<Topic> &topics)
{
    if (!isAt(key, Presence::Required))
        return;
    const std::size_t count = m_in.array(topicSchemas().size());
    for (std::size_t i = 0; i < count && !m_in.hasFailed(); ++i) {
        const Topic topic = oneTopic();
        if (std::ranges::find(topics, topic) != topics.end())
            m_in.fail(ErrorCode::BadSyntax, "a topic that was there before");
        topics.push_back(topic);
    }
}

void FieldsIn::offers(int key, std::vector<Topic> &topics)
{
    if (!isAt(key, Presence::Required))
        return;
    const std::size_t count = m_in.array(kMaxFeatures);
    for (std::size_t i = 0; i < count && !m_in.hasFailed(); ++i) {
        const auto topic = topicNumbered(m_in.integer());
        if (topic && std::ranges::find(topics, *topic) == topics.end())
            topics.push_back(*topic);
    }
}

void FieldsIn::rows(int key, Topic topic, std::vector<Row> &rows)
{
    if (isAt(key, Presence::Required))
        rows = RowReader(m_in, topic).rows();
}

void FieldsIn::keys(int key, Topic topic, std::vector<Value> &keys)
{
    if (isAt(key, Presence::Required))
        keys = RowReader(m_in, topic).keys();
}

void FieldsIn::object(int key, QJsonObject &object)
{
    if (isAt(key, Presence::Required))
        object = readObject();
}

QJsonObject FieldsIn::readObject()
{
    return readJson(m_in);
}

} // namespace tg::protocol
