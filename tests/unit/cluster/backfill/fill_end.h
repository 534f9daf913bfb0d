// Waits for the end of a fill in an event loop: QTest::qWaitFor sleeps 10 ms in each of its turns.
#pragma once

#include <QEventLoop>
#include <QTimer>

#include "cluster/backfill/gap_filler.h"

namespace tg::test {

template <typename HasEnded> bool endOf(cluster::GapFiller &filler, HasEnded hasEnded)
{
    QEventLoop loop;
    QObject::connect(&filler, &cluster::GapFiller::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(120'000, &loop, &QEventLoop::quit);
    if (!hasEnded())
        loop.exec();
    return hasEnded();
}

} // namespace tg::test
