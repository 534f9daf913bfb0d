#include "console/widgets/stale_banner.h"

#include <QEvent>
#include <QHBoxLayout>

#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace std::chrono_literals;

namespace {

constexpr auto kShownAfter = 2s;
constexpr auto kShownFor = 3s;

qint64 millisecondsBetween(Clock::Steady from, Clock::Steady to)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(to - from).count();
}

} // namespace

bool BannerRule::update(std::optional<Clock::Steady> lostSince, Clock::Steady now)
{
    if (lostSince && now - *lostSince >= kShownAfter && !m_shownSince)
        m_shownSince = now;
    if (m_shownSince && !lostSince && now - *m_shownSince >= kShownFor)
        m_shownSince.reset();
    return m_shownSince.has_value();
}

StaleBanner::StaleBanner(QWidget *parent)
    : QFrame(parent)
    , m_glyph(new QLabel(this))
    , m_text(new QLabel(this))
    , m_tryNow(new QPushButton(tr("Try now"), this))
    , m_disconnect(new QPushButton(tr("Disconnect"), this))
{
    setAccessibleName(tr("Connection lost"));
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // a gateway's words stand in it
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(10, 6, 10, 6);
    line->addWidget(m_glyph);
    line->addWidget(m_text, 1);
    line->addWidget(m_tryNow);
    line->addWidget(m_disconnect);
    connect(m_tryNow, &QPushButton::clicked, this, &StaleBanner::tryNow);
    connect(m_disconnect, &QPushButton::clicked, this, &StaleBanner::disconnectWanted);
    paintColors();
    hide();
}

void StaleBanner::paintColors()
{
    const bool dark = isDark(parentWidget() ? parentWidget()->palette() : palette());
    QPalette own = parentWidget() ? parentWidget()->palette() : palette();
    own.setColor(QPalette::Window, bannerBack(dark));
    own.setColor(QPalette::WindowText, bannerText(dark));
    if (palette() == own)
        return;
    setPalette(own);
    m_glyph->setPixmap(glyphIcon(tg::console::Shape::Triangle, bannerText(dark)).pixmap(16, 16));
}

void StaleBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        paintColors();
}

void StaleBanner::refresh(const ClusterFeed &feed)
{
    const auto &status = feed.status();
    const auto now = feed.clock().now();
    const bool isLost = status.hasEverBeenUp() && status.phase != Phase::Idle &&
                        feed.freshness() == Freshness::Stale;
    const bool isShown = m_rule.update(isLost ? status.lastFrame : std::nullopt, now);
    setVisible(isShown);
    if (!isShown)
        return;
    if (!isLost) {
        m_text->setText(tr("Connected to %1 again.").arg(status.gatewayId));
    } else {
        const auto age = status.lastFrame ? millisecondsBetween(*status.lastFrame, now) : 0;
        auto text = tr("No data from %1 since %2 (%3).")
                        .arg(status.gatewayId, clockText(status.lastFrameUnixMs),
                             durationText(age / 1'000 * 1'000));
        if (status.nextAttempt && *status.nextAttempt > now)
            text += QLatin1Char(' ') +
                    tr("Next try in %1.")
                        .arg(durationText((millisecondsBetween(now, *status.nextAttempt) + 999) /
                                          1'000 * 1'000));
        else if (status.phase == Phase::Connecting)
            text += QLatin1Char(' ') + tr("Trying now.");
        if (!status.problem.isEmpty())
            text += QLatin1Char(' ') + tr("Last reason: %1").arg(withStop(status.problem));
        m_text->setText(text);
    }
    m_tryNow->setVisible(isLost && status.phase == Phase::Waiting);
}

} // namespace tg::console
