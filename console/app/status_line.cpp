#include "console/app/status_line.h"

#include <QAccessible>

#include "console/models/combined_figures.h"
#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kNoteFor = 10s;
constexpr int kEdge = 6; // pixels to the window's side

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_glyph(new QLabel)
    , m_connection(new QLabel)
    , m_lag(new QLabel)
    , m_age(new QLabel)
    , m_map(new QLabel)
    , m_daemon(new QLabel)
    , m_note(new QLabel)
{
    setSizeGripEnabled(false);
    setAccessibleName(tr("Status of the connection"));
    addWidget(m_glyph);
    addWidget(m_connection);
    m_note->setAccessibleName(tr("Last note"));
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note->setTextFormat(Qt::PlainText);
    addWidget(m_note, 1);
    m_noteTimer.setSingleShot(true);
    m_noteTimer.setInterval(kNoteFor);
    connect(&m_noteTimer, &QTimer::timeout, this, [this] {
        m_note->clear();
        m_note->setAccessibleName(tr("Last note"));
    });
    for (auto *label : {m_lag, m_age, m_map, m_daemon})
        addPermanentWidget(label);
    m_daemon->setContentsMargins(0, 0, kEdge, 0);
}

void StatusLine::say(const QString &text)
{
    m_note->setText(text);
    m_note->setToolTip(text);
    m_note->setAccessibleName(tr("Last note: %1").arg(text));
    QAccessibleEvent told(m_note, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
    m_noteTimer.start();
}

void StatusLine::refresh(const ClusterView &view)
{
    const auto status = view.status();
    const auto freshness = view.feed() ? view.feed()->freshness() : Freshness::Stale;
    const auto look = linkStateLook(status, freshness);
    m_glyph->setPixmap(
        glyphIcon(look.shape, toneColor(look.tone, isDark(palette()))).pixmap(16, 16));
    if (status.phase == Phase::Idle)
        m_connection->setText(tr("Not connected"));
    else if (status.hasEverBeenUp())
        m_connection->setText(status.gatewayId + u"  "_s + status.transport + u"  "_s +
                              roleTitle(status.role) +
                              (view.isPaused() ? u"  "_s + tr("(view paused)") : QString()));
    else
        m_connection->setText(status.where);
    const bool isKnown = status.lastFrame.has_value();
    m_lag->setText(status.lag ? tr("lag %1").arg(durationText(status.lag->count())) : tr("lag -"));
    if (isKnown) {
        const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(
            view.feed()->clock().now() - *status.lastFrame);
        const auto tenths = QLocale().toString(static_cast<double>(age.count()) / 1'000, 'f', 1);
        m_age->setText(freshness == Freshness::Live ? tr("updated %1 s ago").arg(tenths)
                                                    : tr("%1 s old").arg(tenths));
    } else {
        m_age->setText(tr("no data"));
    }
    const auto *gateway = view.gateway();
    m_map->setText(tr("map %1").arg(
        gateway ? valueText((*gateway)[protocol::GatewayColumn::MapVersion], protocol::Unit::None)
                : notKnown()));
    m_daemon->setText(status.daemonVersion.isEmpty() ? tr("gateway -")
                                                     : tr("gateway %1").arg(status.daemonVersion));
}

} // namespace tg::console
