// What a recording holds of the gateway's memory: its answers to history.get, so that a replay has
// the minutes before it began. Main thread, owned by DemoLink.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "console/link/recording.h"

namespace tg::console {

class RecordedAnswers
{
public:
    // Looks only at entries that are questions or replies; what cannot be read is left out.
    explicit RecordedAnswers(const std::vector<RecordedEntry> &entries);

    // Of one node, as it was answered last at that place of the recording, else as it is answered
    // first. Figures later than `untilUnixMs` (the gateway's clock) are cut off: they have not been
    // played yet. Nothing: the recording has no answer.
    std::optional<QJsonObject> historyOf(const QString &node, qint64 atMs,
                                         qint64 untilUnixMs) const;

private:
    struct Answer {
        qint64 atMs = 0;
        QJsonObject result;
    };
    std::map<QString, std::vector<Answer>> m_histories; // by node, as they came
};

} // namespace tg::console
