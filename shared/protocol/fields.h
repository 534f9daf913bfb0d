// A body is a map with small integer keys that ascend. Both classes have the same members, so that
// one description of a message (message_fields.h) is its writer and its reader. Only for this
// folder. One thread.
#pragma once

#include <vector>

#include <QJsonObject>
#include <QStringList>

#include "shared/protocol/cbor_reader.h"
#include "shared/protocol/cbor_writer.h"
#include "shared/protocol/table.h"

namespace tg::protocol {

enum class Presence { Required, Optional }; // for the reader; a writer writes every field

class FieldsOut
{
public:
    explicit FieldsOut(CborWriter &out);

    void magic(int key, QLatin1String text);
    template <typename Number> void whole(int key, Number number, qint64, qint64)
    {
        begin(key);
        m_out.integer(static_cast<qint64>(number));
    }
    void flag(int key, bool value, Presence);
    void text(int key, const QString &text, std::size_t most, Presence);
    void words(int key, const QStringList &words, Presence);
    void topic(int key, Topic topic) { whole(key, topic, 0, 0); }
    void topics(int key, const std::vector<Topic> &topics);
    void offers(int key, const std::vector<Topic> &offered) { topics(key, offered); }
    void rows(int key, Topic topic, const std::vector<Row> &rows);
    void keys(int key, Topic, const std::vector<Value> &keys);
    void object(int key, const QJsonObject &object);

    // What is too much for the other end.
    Result<void> finish();

private:
    void begin(int key);
    void refuse(Error error);

    CborWriter &m_out;
    std::size_t m_mapAt;
    unsigned m_count = 0;
    bool m_hasFailed = false;
    Error m_error;
};

// Failures stay in the CborReader. Fields are asked for with ascending keys; what lies between is
// of a later minor and skipped.
class FieldsIn
{
public:
    explicit FieldsIn(CborReader &in);

    void magic(int key, QLatin1String text);
    template <typename Number> void whole(int key, Number &number, qint64 least, qint64 most)
    {
        if (isAt(key, Presence::Required))
            number = static_cast<Number>(m_in.integer(least, most));
    }
    void flag(int key, bool &value, Presence presence);
    void text(int key, QString &text, std::size_t most, Presence presence);
    void words(int key, QStringList &words, Presence presence);
    void topic(int key, Topic &topic);
    void topics(int key, std::vector<Topic> &topics); // each known, none twice
    void offers(int key, std::vector<Topic> &topics); // unknown ones are left out
    void rows(int key, Topic topic, std::vector<Row> &rows);
    void keys(int key, Topic topic, std::vector<Value> &keys);
    void object(int key, QJsonObject &object);

    // The value of that field is the next item: to be read by the caller, from reader().
    bool isAt(int key, Presence presence);
    QJsonObject readObject();
    CborReader &reader() { return m_in; }
    void finish(); // skips the rest; nothing may follow the map

private:
    static constexpr int kLastKey = 1'000'000;

    void advance();
    Topic oneTopic();

    CborReader &m_in;
    std::size_t m_left;
    int m_key = -1;
    bool m_isRead = false; // the value of m_key was given out
    bool m_isDone = false; // no field is left
};

} // namespace tg::protocol
