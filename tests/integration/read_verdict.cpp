#include "read_verdict.h"

#include <future>

#include "answer_compare.h"

namespace tg::test {

namespace {

constexpr qsizetype kShown = 700; // bytes of an answer in a message

const HttpClient::Fields kForm{{"Content-Type", "application/x-www-form-urlencoded"}};

ReadAnswered answered(const HttpAnswer &answer)
{
    return {answer.status, answer.status == 200 ? normalAnswer(answer.plainBody()) : answer.body,
            answer.field("X-Timeless-Node")};
}

QByteArray shown(const ReadAnswered &answer)
{
    return QByteArray::number(answer.status) + " [" + answer.node + "] " +
           answer.normal.left(kShown);
}

} // namespace

ReadAnswered askGateway(quint16 port, const ReadQuestion &question)
{
    const HttpClient client(port);
    return answered(question.isPosted ? client.post(question.path, question.parameters, kForm)
                                      : client.get(question.target()));
}

ReadAnswered askOracle(quint16 port, const ReadQuestion &question)
{
    // Gateways keep the comma in a value as %2C on nodes.
    auto answer = answered(HttpClient(port).get(question.target().replace("a%2Cb", "a%252Cb")));
    answer.normal.replace("%2C", ",");
    return answer;
}

std::vector<ReadAnswered> askAll(const std::vector<ReadQuestion> &questions, quint16 port,
                                 ReadAnswered (*ask)(quint16, const ReadQuestion &))
{
    std::vector<ReadAnswered> answers(questions.size());
    const auto everySecond = [&](std::size_t from) {
        for (auto i = from; i < questions.size(); i += 2)
            answers[i] = ask(port, questions[i]);
    };
    auto others = std::async(std::launch::async, everySecond, 1);
    everySecond(0);
    others.get();
    return answers;
}

ReadVerdict judge(const std::vector<ReadQuestion> &questions,
                  const std::vector<ReadAnswered> &truth, const std::vector<ReadAnswered> &answers)
{
    ReadVerdict verdict;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto &answer = answers[i];
        if (answer.status == 422) {
            ++verdict.refused;
            continue;
        }
        ++verdict.answered;
        verdict.empty += isEmptyAnswer(answer.normal) ? 1 : 0;
        const bool isEqual =
            answer.normal == truth[i].normal ||
            (questions[i].isRounded && isSameButRounding(answer.normal, truth[i].normal));
        if (answer.status != 200 || truth[i].status != 200 || !isEqual)
            verdict.wrong += QByteArray(questions[i].isPosted ? "POST " : "GET ") +
                             questions[i].target() + "\n  gateway " + shown(answer) +
                             "\n  truth   " + shown(truth[i]);
    }
    return verdict;
}

} // namespace tg::test
