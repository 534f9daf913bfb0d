// The amber line above every page while figures are old: since when, and when the next attempt
// is. Appears after 2 s of loss and stays at least 3 s, so that it can be read. Main thread.
#pragma once

#include <optional>

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "console/link/cluster_feed.h"

namespace tg::console {

// When it stands and when it does not: pure, so that tests move the time.
class BannerRule
{
public:
    // Whether the banner is to be seen at `now`; nothing lost: no `lostSince`.
    bool update(std::optional<Clock::Steady> lostSince, Clock::Steady now);

private:
    std::optional<Clock::Steady> m_shownSince;
};

class StaleBanner final : public QFrame
{
    Q_OBJECT

public:
    explicit StaleBanner(QWidget *parent = nullptr);
    void refresh(const ClusterFeed &feed);
    QString text() const { return m_text->text(); }

Q_SIGNALS:
    void tryNow();
    void disconnectWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintColors();

    BannerRule m_rule;
    QLabel *m_glyph;
    QLabel *m_text;
    QPushButton *m_tryNow;
    QPushButton *m_disconnect;
};

} // namespace tg::console
