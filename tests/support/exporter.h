// Something to scrape: an HTTP server on loopback whose figures change with each scrape and are
// known exactly. Serves on a thread of its own; its functions are for any thread.
#pragma once

#include <atomic>
#include <memory>

#include <QByteArray>

#include "base/owned_thread.h"

namespace tg::test {

class Exporter
{
public:
    static constexpr int kShops = 20;

    Exporter(); // listens at once
    ~Exporter();

    quint16 port() const { return m_port; }
    int scrapes() const { return m_scrapes; } // answered so far; the next one has a number more

    // The series shop_pop_up is shown no more, so its scraper says that it has ended.
    void closePopUp() { m_hasPopUp = false; }

    // What a scrape of that number shows: counters, gauges, a histogram, a summary without
    // observations (NaN), labels with odd texts.
    static QByteArray text(int scrape, bool hasPopUp);
    static qint64 orders(int scrape, int shop) { return qint64{scrape} * 1'000 + shop; }

private:
    std::atomic<int> m_scrapes{0};
    std::atomic<bool> m_hasPopUp{true};
    quint16 m_port = 0;
    OwnedThread m_thread;
};

} // namespace tg::test
