#include "console/link/recorded_answers.h"

#include <algorithm>

#include <QJsonArray>

#include "shared/protocol/commands.h"
#include "shared/protocol/messages.h"

namespace tg::console {

namespace {

std::optional<protocol::Message> messageOf(const QByteArray &frame)
{
    protocol::FrameReader reader(protocol::kMaxFrame);
    reader.feed(frame);
    const auto one = reader.next();
    if (!one || !*one)
        return {};
    auto message = protocol::decode(**one);
    return message ? std::optional(std::move(*message)) : std::nullopt;
}

bool isReply(const RecordedEntry &entry)
{
    constexpr auto kKindAt = static_cast<qsizetype>(protocol::kFrameHeadBytes) - 1;
    return entry.what == Recorded::Frame && entry.frame.size() > kKindAt &&
           static_cast<std::uint8_t>(entry.frame[kKindAt]) ==
               static_cast<std::uint8_t>(protocol::Kind::Reply);
}

QJsonObject cutAt(QJsonObject answer, qint64 untilUnixMs)
{
    const auto start = answer[QLatin1String("start")].toInteger();
    const auto step = answer[QLatin1String("step_ms")].toInteger();
    if (step <= 0)
        return answer;
    const qint64 kept = untilUnixMs < start ? 0 : (untilUnixMs - start) / step + 1;
    QJsonObject columns;
    const auto whole = answer[QLatin1String("columns")].toObject();
    for (auto at = whole.begin(); at != whole.end(); ++at) {
        auto numbers = at.value().toArray();
        while (numbers.size() > kept)
            numbers.removeLast();
        columns.insert(at.key(), numbers);
    }
    answer.insert(QLatin1String("columns"), columns);
    return answer;
}

} // namespace

RecordedAnswers::RecordedAnswers(const std::vector<RecordedEntry> &entries)
{
    std::map<qint64, QString> open; // nodes asked about, by request
    for (const auto &entry : entries) {
        if (entry.what != Recorded::Question && !isReply(entry))
            continue;
        const auto message = messageOf(entry.frame);
        if (!message)
            continue;
        if (const auto *question = std::get_if<protocol::Command>(&*message)) {
            if (question->method == protocol::kHistoryGet)
                open[question->request] = question->params[protocol::member::kNode].toString();
        } else if (const auto *reply = std::get_if<protocol::Reply>(&*message)) {
            const auto at = open.find(reply->request);
            const auto *result = std::get_if<QJsonObject>(&reply->outcome);
            if (at != open.end() && result)
                m_histories[at->second].push_back({entry.atMs, *result});
            if (at != open.end())
                open.erase(at);
        }
    }
}

std::optional<QJsonObject> RecordedAnswers::historyOf(const QString &node, qint64 atMs,
                                                      qint64 untilUnixMs) const
{
    const auto found = m_histories.find(node);
    if (found == m_histories.end())
        return {};
    const auto &answers = found->second;
    const auto after = std::ranges::upper_bound(answers, atMs, {}, &Answer::atMs);
    const auto &answer = after == answers.begin() ? answers.front() : *std::prev(after);
    return cutAt(answer.result, untilUnixMs);
}

} // namespace tg::console
