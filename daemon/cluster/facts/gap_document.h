// All gaps of one node as the gateways share them: fact gaps:<nodeId>. A plain value; merging is
// commutative, associative and idempotent. Only fit() makes a document smaller, and never covers
// less.
#pragma once

#include <map>
#include <string>

#include "cluster/facts/gap_record.h"

namespace tg::cluster {

struct GapDocument {
    std::string node;
    std::map<std::string, GapRecord> records; // by id

    static Result<GapDocument> read(std::string_view text, std::string_view nodeId);
    std::string text() const;
    bool hasContent() const { return !records.empty(); }

    void merge(const GapDocument &other);
    void merge(const GapRecord &record);
    // Forgets gaps closed for kKeepClosed, or closed by a clock more than kMaxClockLead ahead.
    void prune(std::int64_t nowSeconds);
    // Past kMaxGapRecords or kMaxFactBytes: the oldest closed gaps go first, then the open ones of
    // each opener become one that covers them all, then its residues, then those of all openers.
    // Equal documents fold equally. Returns the text of what is left.
    std::string fit();
};

} // namespace tg::cluster
