// What explain.series and explain.read answer, as lines for people. Pure, main thread.
#pragma once

#include <vector>

#include <QJsonObject>
#include <QString>

namespace tg::console {

struct ExplainLine {
    QString name;
    QString value;
};
struct Explanation {
    QString verdict; // one sentence
    std::vector<ExplainLine> lines;
};

Explanation explainedSeries(const QJsonObject &answer);
Explanation explainedRead(const QJsonObject &answer);
// A text that cannot be one series: functions, ranges, operators, matchers other than "=".
bool looksLikeQuestion(const QString &text);
QString explanationReport(const QString &asked,
                          const Explanation &explanation); // for the clipboard

} // namespace tg::console
