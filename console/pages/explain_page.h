// Explain: where a series lives and why, or which nodes a question is for. Asks the gateway only
// when told to; an answer is as of then. Main thread.
#pragma once

#include <QTextBrowser>
#include <QToolButton>

#include "console/pages/explain_text.h"
#include "console/pages/page.h"

namespace tg::console {

inline constexpr int kMostAskedCharacters = 16'000; // of a series or question

class ExplainPage final : public Page
{
    Q_OBJECT

public:
    explicit ExplainPage(ClusterView &view, QWidget *parent = nullptr);
    QLineEdit *filterBox() override { return m_text; }
    void ask(const QString &text); // puts it into the box and asks
    QString answer() const { return m_answer->toPlainText(); }

protected:
    void draw() override;

private:
    QWidget *makeBox();
    void noteText(const QString &text);
    void send();
    void take(const QString &asked, bool isQuestion, const CommandOutcome &outcome);
    void showAnswer(const Explanation &explanation);

    QLineEdit *m_text;
    QToolButton *m_series;
    QToolButton *m_question;
    QPushButton *m_ask;
    QPushButton *m_copy;
    QTextBrowser *m_answer;
    QString m_report;
    bool m_isWaiting = false;
};

} // namespace tg::console
