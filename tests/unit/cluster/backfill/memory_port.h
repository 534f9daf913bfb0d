// A node's copies in memory, for tests of the filler and the audit: answers from the event loop,
// keeps duplicates, and fails or loses answers as a test wants. One thread.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "cluster/backfill/copy_port.h"

namespace tg::test {

class MemoryPort final : public QObject, public cluster::CopyPort
{
public:
    using Points = std::vector<cluster::StoredPoint>;
    using Fault = std::function<std::optional<Error>(int call)>; // calls count from 1

    void query(std::string_view key, cluster::SecondRange range, Queried done) override
    {
        ranges.push_back(range);
        mostInFlight = std::max(mostInFlight, ++inFlight);
        const auto error = queryFault ? queryFault(++queries) : (++queries, std::nullopt);
        if (onQuery)
            onQuery(std::string(key));
        Points found;
        for (const auto &point : series[std::string(key)]) {
            if (range.first <= point.second && point.second <= range.last)
                found.push_back(point);
        }
        const bool isTooLong = found.size() > maxReply;
        answer([this, done, found, error, isTooLong] {
            --inFlight;
            if (isTooLong)
                done(Error{ErrorCode::LimitExceeded, "too long"});
            else if (error)
                done(*error);
            else
                done(found);
        });
    }

    void write(const std::vector<cluster::PointToStore> &points, Finished done) override
    {
        batches.push_back(points.size());
        const auto error = writeFault ? writeFault(++writes) : (++writes, std::nullopt);
        if (!error || storesDespiteError) {
            for (const auto &[id, point] : points)
                insert(keys.at(id), point);
        }
        answer([done, error] { done(error ? Result<void>(*error) : Result<void>()); });
    }

    void flush(Finished done) override
    {
        const auto error = flushFault ? flushFault(++flushes) : (++flushes, std::nullopt);
        if (onFlush)
            onFlush();
        answer([done, error] { done(error ? Result<void>(*error) : Result<void>()); });
    }

    void insert(const std::string &key, cluster::StoredPoint point)
    {
        auto &points = series[key];
        points.insert(std::upper_bound(points.begin(), points.end(), point, cluster::isBefore),
                      point);
    }

    std::map<std::string, Points> series;
    std::map<std::uint64_t, std::string> keys; // by id
    Fault queryFault, writeFault, flushFault;
    bool storesDespiteError = false; // a write whose answer is lost
    bool isSilent = false;           // answers nothing at all
    std::size_t maxReply = SIZE_MAX;
    std::function<void(const std::string &)> onQuery;
    std::function<void()> onFlush;

    int queries = 0, writes = 0, flushes = 0;
    int inFlight = 0, mostInFlight = 0;
    std::vector<cluster::SecondRange> ranges;
    std::vector<std::size_t> batches;

private:
    void answer(std::function<void()> say)
    {
        if (!isSilent)
            QTimer::singleShot(0, this, std::move(say));
    }
};

} // namespace tg::test
