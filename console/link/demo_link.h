// Replays a recorded control stream, so that every page can be looked at without a gateway. By the
// recording's own times, or all at once (pictures, tests) with a clock that follows it. Commands
// are refused, but for histories that the recording has the answers of. Main thread.
#pragma once

#include <functional>

#include <QTimer>

#include "console/link/cluster_feed.h"
#include "console/link/frame_intake.h"
#include "console/link/recorded_answers.h"
#include "console/link/recording.h"

namespace tg::console {

class DemoLink final : public ClusterFeed
{
    Q_OBJECT

public:
    DemoLink(const Clock &clock, QString name, std::vector<RecordedEntry> entries,
             QObject *parent = nullptr);

    void start() override;
    void stop() override;
    // Everything now; the clock is moved as the recording says.
    void playAll(ManualClock &clock) { playTogether({this}, clock); }
    // Several gateways side by side, entry by entry in the order of their times; eachSecond is
    // called once a second of theirs.
    static void playTogether(const std::vector<DemoLink *> &links, ManualClock &clock,
                             const std::function<void()> &eachSecond = {});
    void setReadOnlyWanted(bool on) { m_wantsReadOnly = on; } // role viewer, whatever it had
    void call(const QString &method, const QJsonObject &params, QObject *context,
              CommandHandler handler) override;

private:
    Result<void> take(protocol::Message &&message);
    void playDue();
    void play(const RecordedEntry &entry);

    std::vector<RecordedEntry> m_entries;
    RecordedAnswers m_answers;
    std::size_t m_next = 0;
    qint64 m_atMs = 0; // of the entry played last
    bool m_wantsReadOnly = false;
    Clock::Steady m_startedAt{};
    FrameIntake m_intake;
    QTimer m_timer;
};

} // namespace tg::console
