// Why a point was refused (bad input) or dropped (accepted, then lost on purpose). Closed lists:
// the names are metric label values and part of the HTTP answer, so they never change meaning. Any
// thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tg {

enum class RejectReason : std::uint8_t {
    Syntax,         // the line does not follow its format
    BadName,        // metric name missing or not UTF-8
    BadLabel,       // label not a string, not UTF-8, nested; a name with , or =
    DuplicateLabel, // one label twice
    TooManyLabels,  // more than limits.labels
    NameTooLong,    // metric or label name
    ValueTooLong,   // label value
    LineTooLong,    // more than limits.line_bytes
    NotANumber,     // NaN: nodes cannot store it
    Infinite,       // +Inf, -Inf: nodes cannot store it
    BadNumber,      // text, bool, null, overflow where a number is due
    BadTimestamp,   // not an integer, or outside what a node can store
    LengthMismatch, // JSON: values and timestamps differ in length
    CutLine,        // the body ended inside the line
    SeriesLimit,    // limits.series reached
    IdShared,       // each node of the series gave its id to another one too (alarm id-aliased)
    StringField,    // Influx: text in a field, which nodes cannot store; no mistake of the client
    StaleMarker,    // remote-write: says that the series has ended; no mistake, and no point
    LabelValue,     // cluster.label_policy = "reject": nodes cannot keep that label value
    TooOld,         // before limits.oldest_ms, or before what the nodes keep
    TooNew,         // after limits.newest_ms
    Count_
};

enum class DropReason : std::uint8_t {
    Unconfirmed, // no copy was confirmed within limits.confirm_timeout_ms
    StaleId,   // the node lost its registry while the points were under way, and there was no other
               // copy
    Abandoned, // the gateway stopped before the points were confirmed
    NotAdmitted, // the request was refused (429/503): nothing of it was forwarded
    Displaced,   // newer points took their place in a full queue (cluster.on_full = drop_oldest)
    Count_
};

inline constexpr std::size_t kRejectReasons = static_cast<std::size_t>(RejectReason::Count_);
inline constexpr std::size_t kDropReasons = static_cast<std::size_t>(DropReason::Count_);

constexpr std::string_view name(RejectReason reason)
{
    constexpr std::array<std::string_view, kRejectReasons> kNames{
        "syntax",          "bad_name",        "bad_label",
        "duplicate_label", "too_many_labels", "name_too_long",
        "value_too_long",  "line_too_long",   "nan",
        "infinite",        "bad_number",      "bad_timestamp",
        "length_mismatch", "cut_line",        "series_limit",
        "id_shared",       "string_field",    "stale_marker",
        "label_value",     "too_old",         "too_new"};
    return kNames[static_cast<std::size_t>(reason)];
}

// False: the line was right and the rest of it is stored; it is counted, and no answer calls it an
// error.
constexpr bool isClientError(RejectReason reason)
{
    return reason != RejectReason::StringField;
}

constexpr std::string_view name(DropReason reason)
{
    constexpr std::array<std::string_view, kDropReasons> kNames{
        "unconfirmed", "stale_id", "abandoned", "not_admitted", "displaced"};
    return kNames[static_cast<std::size_t>(reason)];
}

} // namespace tg
