#include "console/widgets/line_chart.h"

#include <algorithm>
#include <cmath>

#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QEvent>
#include <QLineSeries>
#include <QPixmap>
#include <QVBoxLayout>
#include <QValueAxis>

#include "console/models/text_format.h"
#include "console/widgets/chart_overlay.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNearMs = 3'000;  // farther from the cross-hair a point tells nothing about it
constexpr double kHeadroom = 1.05; // a line does not run along the edge

} // namespace

LineChart::LineChart(const QString &title, protocol::Unit unit,
                     std::optional<protocol::Unit> rightUnit, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_head(new QLabel(this))
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_time(new QValueAxis(m_chart))
    , m_left{unit, new QValueAxis(m_chart), {}}
{
    setAccessibleName(title);
    m_chart->legend()->hide();
    setRoom(rightUnit.has_value());
    m_chart->setBackgroundRoundness(0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_time->setVisible(false);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    prepare(*m_left.axis);
    m_chart->addAxis(m_left.axis, Qt::AlignLeft);
    if (rightUnit) {
        m_right = Axis{*rightUnit, new QValueAxis(m_chart), {}};
        prepare(*m_right->axis);
        m_right->axis->setGridLineVisible(false);
        m_chart->addAxis(m_right->axis, Qt::AlignRight);
    }
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_head->setTextFormat(Qt::RichText);
    m_head->setWordWrap(true);
    m_head->setMinimumWidth(40);

    auto *line = new QHBoxLayout;
    line->setObjectName(u"bar"_s);
    line->addWidget(m_head, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(line);
    column->addWidget(m_view, 1);
    m_overlay = new ChartOverlay([this] { return m_chart->plotArea(); }, m_view);
    connect(m_overlay, &ChartOverlay::crossHairMoved, this, &LineChart::crossHairMoved);
    connect(m_overlay, &ChartOverlay::crossHairMoved, this, &LineChart::setCrossHair);
    connect(m_chart, &QChart::plotAreaChanged, m_overlay, qOverload<>(&QWidget::update));
    m_view->setMinimumHeight(110);
    paintColors();
    setTop(m_left, 0);
    if (m_right)
        setTop(*m_right, 0);
    showFigures();
    showValues();
}

// What the overlay writes needs it: Qt's own figures are cut off when the chart is small.
void LineChart::setRoom(bool hasRight)
{
    const int room = fontMetrics().horizontalAdvance(u"8.88 MiB/s"_s) + 6;
    m_chart->setMargins(QMargins(room, fontMetrics().height() / 2 + 2, hasRight ? room : 10,
                                 fontMetrics().height() + 6));
}

void LineChart::keepRightRoom()
{
    setRoom(true);
}

void LineChart::prepare(QValueAxis &axis)
{
    axis.setLabelsVisible(false);
    axis.setLineVisible(false);
}

QHBoxLayout &LineChart::bar()
{
    return *findChild<QHBoxLayout *>(u"bar"_s);
}

void LineChart::attach(QLineSeries &series, bool isRight)
{
    auto *wanted = isRight && m_right ? m_right->axis : m_left.axis;
    if (series.attachedAxes().contains(wanted))
        return;
    for (auto *axis : series.attachedAxes())
        series.detachAxis(axis);
    series.attachAxis(m_time);
    series.attachAxis(wanted);
}

void LineChart::setLines(const std::vector<ChartLine> &lines, qint64 fromMs, qint64 toMs)
{
    m_lines = lines;
    while (m_series.size() < lines.size()) {
        auto *series = new QLineSeries(m_chart);
        m_chart->addSeries(series);
        m_series.push_back(series);
    }
    double highestLeft = 0;
    double highestRight = 0;
    const int pixels = std::max(100, static_cast<int>(m_chart->plotArea().width()));
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        if (i >= lines.size()) {
            m_series[i]->clear();
            continue;
        }
        attach(*m_series[i], lines[i].isRight);
        const auto points = thinned(lines[i].points, fromMs, toMs, pixels);
        m_series[i]->replace(points);
        auto &highest = lines[i].isRight && m_right ? highestRight : highestLeft;
        for (const auto &point : points) {
            if (std::isfinite(point.y()))
                highest = std::max(highest, point.y());
        }
    }
    m_time->setRange(static_cast<double>(fromMs), static_cast<double>(toMs));
    m_overlay->setRange(fromMs, toMs);
    const bool isLeftNew = setTop(m_left, highestLeft);
    if ((m_right && setTop(*m_right, highestRight)) || isLeftNew)
        showFigures();
    paintColors();
    showValues();
}

bool LineChart::setTop(Axis &axis, double highest)
{
    const auto scale = scaleFor(highest * kHeadroom, axis.unit);
    if (scale == axis.scale)
        return false;
    axis.scale = scale;
    axis.axis->setRange(0, scale.top);
    axis.axis->setTickCount(scale.steps + 1);
    return true;
}

void LineChart::showFigures()
{
    m_overlay->setFigures(figuresOf(m_left.scale, m_left.unit),
                          m_right ? figuresOf(m_right->scale, m_right->unit) : QStringList());
}

void LineChart::setGaps(const QList<std::pair<qint64, qint64>> &gaps)
{
    m_overlay->setGaps(gaps);
}

void LineChart::setRestarts(const QList<qint64> &restarts)
{
    m_overlay->setRestarts(restarts);
}

QPixmap LineChart::picture()
{
    constexpr int kScale = 2;
    QPixmap picture(size() * kScale);
    picture.setDevicePixelRatio(kScale);
    picture.fill(palette().color(QPalette::Window));
    render(&picture, QPoint(), QRegion(), QWidget::DrawChildren);
    return picture;
}

void LineChart::setCrossHair(std::optional<qint64> atMs)
{
    m_crossHair = atMs;
    m_overlay->setCrossHair(atMs);
    showValues();
}

void LineChart::setStale(bool stale)
{
    m_isStale = stale;
    showValues();
}

QString LineChart::valueAt(const ChartLine &line, std::optional<qint64> atMs) const
{
    if (line.points.isEmpty())
        return notKnown();
    auto at = line.points.cend() - 1;
    if (atMs) {
        const auto wanted = static_cast<double>(*atMs);
        at = std::lower_bound(line.points.cbegin(), line.points.cend(), wanted,
                              [](const QPointF &point, double x) { return point.x() < x; });
        if (at == line.points.cend() ||
            (at != line.points.cbegin() && wanted - (at - 1)->x() < at->x() - wanted))
            --at;
        if (std::abs(at->x() - wanted) > kNearMs)
            return notKnown();
    }
    const auto unit = line.isRight && m_right ? m_right->unit : m_left.unit;
    return std::isfinite(at->y()) ? valueText(at->y(), unit) : notKnown();
}

void LineChart::showValues()
{
    const bool dark = isDark(palette());
    const auto disabled = palette().color(QPalette::Disabled, QPalette::Text).name();
    QString head = u"<b>"_s + m_title.toHtmlEscaped() + u"</b>"_s;
    if (m_crossHair)
        head += u" <span>"_s + clockText(*m_crossHair) + u"</span>"_s;
    for (const auto &line : m_lines) {
        const auto value = valueAt(line, m_crossHair); // old ones stay, greyed
        head += u"&nbsp;&nbsp; <span style='color:%1'>&#9644;</span>&nbsp;%2&nbsp;<b>%3</b>"_s.arg(
            m_isStale ? disabled : lineColor(line.color, dark).name(),
            QString(line.name)
                .toHtmlEscaped()
                .replace(u' ', u"&nbsp;"_s)
                .replace(u'-', u"&#8209;"_s),
            QString(value).replace(u' ', u"&nbsp;"_s).replace(u'/', u"/&#8288;"_s));
    }
    m_head->setText(m_isStale ? u"<span style='color:%1'>%2</span>"_s.arg(disabled, head) : head);
}

void LineChart::paintColors()
{
    const bool dark = isDark(palette());
    m_chart->setBackgroundBrush(Qt::NoBrush);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_left.axis->setGridLineColor(gridColor(palette()));
    for (std::size_t i = 0; i < m_lines.size() && i < m_series.size(); ++i)
        m_series[i]->setPen(QPen(lineColor(m_lines[i].color, dark), 1.6));
}

void LineChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintColors();
        showValues();
    }
}

void LineChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    m_overlay->setGeometry(m_view->rect());
    m_overlay->raise();
}

} // namespace tg::console
