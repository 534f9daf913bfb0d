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

constexpr double kNearMs = 3'000; // farther from the cross-hair a point tells nothing about it

// 1, 2 or 5 times a power of ten (of two for bytes) at or above.
double niceAbove(double number, bool isBinary)
{
    if (!(number > 0))
        return 1;
    if (isBinary)
        return std::pow(2.0, std::ceil(std::log2(number)));
    const double power = std::pow(10.0, std::floor(std::log10(number)));
    for (const double factor : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (factor * power >= number)
            return factor * power;
    }
    return 10 * power;
}

// So many that each is a round figure.
int stepsTo(double top, bool isBinary)
{
    const double lead = top / std::pow(10.0, std::floor(std::log10(top) + 1e-9));
    for (const double ofThree : {1.5, 3.0, 6.0}) {
        if (!isBinary && std::abs(lead - ofThree) < 0.01)
            return 3;
    }
    return !isBinary && std::abs(lead - 5) < 0.01 ? 5 : 4;
}

bool isOfBytes(protocol::Unit unit)
{
    return unit == protocol::Unit::Bytes || unit == protocol::Unit::BytesPerSecond;
}

} // namespace

LineChart::LineChart(const QString &title, protocol::Unit unit,
                     std::optional<protocol::Unit> rightUnit, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_head(new QLabel(this))
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_time(new QValueAxis(m_chart))
    , m_left{unit, new QValueAxis(m_chart)}
{
    setAccessibleName(title);
    m_chart->legend()->hide();
    // Room for the figures and hours that the overlay writes: Qt's own are cut off when it is
    // small.
    const int room = fontMetrics().horizontalAdvance(u"8.88 MiB/s"_s) + 6;
    m_chart->setMargins(QMargins(room, fontMetrics().height() / 2 + 2, rightUnit ? room : 10,
                                 fontMetrics().height() + 6));
    m_chart->setBackgroundRoundness(0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_time->setVisible(false);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    prepare(*m_left.axis);
    m_chart->addAxis(m_left.axis, Qt::AlignLeft);
    if (rightUnit) {
        m_right = Axis{*rightUnit, new QValueAxis(m_chart)};
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
    setTop(m_left, 1);
    if (m_right)
        setTop(*m_right, 1);
    showFigures();
    showValues();
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
    const double top = niceAbove(highest * 1.05, isOfBytes(axis.unit));
    if (top == axis.top)
        return false;
    axis.top = top;
    axis.axis->setRange(0, top);
    axis.axis->setTickCount(stepsTo(top, isOfBytes(axis.unit)) + 1);
    return true;
}

QStringList LineChart::figuresOf(const Axis &axis) const
{
    const int steps = axis.axis->tickCount() - 1;
    const bool hasOwnUnit = axis.unit == protocol::Unit::Microseconds ||
                            axis.unit == protocol::Unit::Milliseconds || isOfBytes(axis.unit);
    QStringList labels{u"0"_s};
    for (int i = 1; i <= steps; ++i) {
        const double at = axis.top * i / steps;
        labels << (hasOwnUnit ? valueText(at, axis.unit) : siText(at));
    }
    return labels;
}

void LineChart::showFigures()
{
    m_overlay->setFigures(figuresOf(m_left), m_right ? figuresOf(*m_right) : QStringList());
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
        const auto value = m_isStale && !m_crossHair ? notKnown() : valueAt(line, m_crossHair);
        head += u"&nbsp;&nbsp; <span style='color:%1'>&#9644;</span>&nbsp;%2&nbsp;<b>%3</b>"_s.arg(
            m_isStale ? disabled : lineColor(line.color, dark).name(),
            QString(line.name)
                .toHtmlEscaped()
                .replace(u' ', u"&nbsp;"_s)
                .replace(u'-', u"&#8209;"_s),
            QString(value).replace(u' ', u"&nbsp;"_s).replace(u'/', u"/&#8288;"_s));
    }
    m_head->setText(head);
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
