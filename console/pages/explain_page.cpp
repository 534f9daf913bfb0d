#include "console/pages/explain_page.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "console/models/text_format.h"
#include "console/widgets/theme.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;

ExplainPage::ExplainPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_text(new QLineEdit)
    , m_series(new QToolButton)
    , m_question(new QToolButton)
    , m_ask(new QPushButton(tr("Explain")))
    , m_copy(new QPushButton(tr("Copy answer")))
    , m_answer(new QTextBrowser)
{
    m_answer->setAccessibleName(tr("Answer"));
    m_answer->setOpenLinks(false);
    m_answer->setFrameShape(QFrame::NoFrame);
    m_answer->setPlaceholderText(
        tr("A series, e.g. cpu_usage{host=\"a\"}: who owns it, under which id, and why.\n"
           "A question in PromQL, e.g. sum(rate(http_requests_total[5m])): which node is asked, "
           "and why."));
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    column->addWidget(makeBox());
    column->addWidget(m_answer, 1);
    auto *last = new QHBoxLayout;
    last->addStretch(1);
    last->addWidget(m_copy);
    column->addLayout(last);
    setContent(content);
    m_copy->setEnabled(false);
    connect(m_text, &QLineEdit::textChanged, this, &ExplainPage::noteText);
    connect(m_text, &QLineEdit::returnPressed, this, &ExplainPage::send);
    connect(m_ask, &QPushButton::clicked, this, &ExplainPage::send);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_report); });
}

QWidget *ExplainPage::makeBox()
{
    auto *box = new QWidget;
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    auto *kinds = new QHBoxLayout;
    kinds->setSpacing(0);
    auto *group = new QButtonGroup(this);
    m_series->setText(tr("Series"));
    m_question->setText(tr("Question"));
    for (auto *button : {m_series, m_question}) {
        styleSegment(*button);
        group->addButton(button);
        kinds->addWidget(button);
        connect(button, &QToolButton::toggled, this, [this] { draw(); });
    }
    m_series->setChecked(true);
    line->addLayout(kinds);
    m_text->setAccessibleName(tr("Series or question"));
    m_text->setPlaceholderText(tr("Paste a series or a question"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(kMostAskedCharacters);
    line->addWidget(m_text, 1);
    line->addWidget(m_ask);
    return box;
}

void ExplainPage::noteText(const QString &text)
{
    if (looksLikeQuestion(text))
        m_question->setChecked(true);
    draw();
}

void ExplainPage::ask(const QString &text)
{
    m_text->setText(text);
    m_question->setChecked(true); // a metric's name asks for all of its series
    send();
}

void ExplainPage::send()
{
    const auto asked = m_text->text().trimmed();
    if (asked.isEmpty() || m_isWaiting || !view().whyNoQuestions().isEmpty())
        return;
    m_isWaiting = true;
    draw();
    const bool isQuestion = m_question->isChecked();
    view().feed()->call(
        isQuestion ? protocol::kExplainRead : protocol::kExplainSeries,
        {{isQuestion ? protocol::member::kQuery : protocol::member::kSeries, asked}}, this,
        [this, asked, isQuestion](const CommandOutcome &outcome) {
            m_isWaiting = false;
            take(asked, isQuestion, outcome);
            draw();
        });
}

void ExplainPage::take(const QString &asked, bool isQuestion, const CommandOutcome &outcome)
{
    if (const auto *error = std::get_if<protocol::CommandError>(&outcome)) {
        const auto what =
            isQuestion ? tr("This question cannot be explained: %1").arg(withStop(error->text))
                       : tr("This series cannot be explained: %1").arg(withStop(error->text));
        m_report = asked + u'\n' + what;
        showAnswer({what, {}});
        return;
    }
    const auto &json = std::get<QJsonObject>(outcome);
    const auto explanation = isQuestion ? explainedRead(json) : explainedSeries(json);
    m_report = explanationReport(asked, explanation);
    showAnswer(explanation);
}

void ExplainPage::showAnswer(const Explanation &explanation)
{
    QString html = u"<p><b>"_s + explanation.verdict.toHtmlEscaped() + u"</b></p>"_s;
    html += u"<table cellspacing='4'>"_s;
    for (const auto &line : explanation.lines)
        html += u"<tr><td style='color:%1'>%2&nbsp;&nbsp;</td><td>%3</td></tr>"_s.arg(
            subtleText(palette()).name(), line.name.toHtmlEscaped(), line.value.toHtmlEscaped());
    html += u"</table><p style='color:%1'>%2</p>"_s.arg(
        subtleText(palette()).name(),
        tr("As of %1.").arg(clockText(view().nowMs())).toHtmlEscaped());
    m_answer->setHtml(html);
}

void ExplainPage::draw()
{
    auto why = view().whyNoQuestions();
    if (why.isEmpty() && m_text->text().trimmed().isEmpty())
        why = tr("Type or paste a series or a question first.");
    if (why.isEmpty() && m_isWaiting)
        why = tr("The gateway is being asked.");
    m_ask->setEnabled(why.isEmpty());
    m_ask->setToolTip(why);
    m_copy->setEnabled(!m_report.isEmpty());
}

} // namespace tg::console
