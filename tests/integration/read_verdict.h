// Asks a gateway and one node that has everything, and holds their answers against each other. Any
// thread.
#pragma once

#include <vector>

#include <QByteArrayList>

#include "read_workload.h"

namespace tg::test {

struct ReadAnswered {
    int status = 0;
    QByteArray normal; // see answer_compare.h; of anything but 200 the body as it is
    QByteArray node;   // whose answer was passed on
};

ReadAnswered askGateway(quint16 port, const ReadQuestion &question);
// The node itself, whatever way the question was to be sent.
ReadAnswered askOracle(quint16 port, const ReadQuestion &question);

// All of them, two at a time.
std::vector<ReadAnswered> askAll(const std::vector<ReadQuestion> &questions, quint16 port,
                                 ReadAnswered (*ask)(quint16, const ReadQuestion &));

struct ReadVerdict {
    std::size_t answered = 0; // all that is not 422
    std::size_t empty = 0;    // of these
    std::size_t refused = 0;
    QByteArrayList wrong; // question and both answers, cut
};
ReadVerdict judge(const std::vector<ReadQuestion> &questions,
                  const std::vector<ReadAnswered> &truth, const std::vector<ReadAnswered> &answers);

} // namespace tg::test
