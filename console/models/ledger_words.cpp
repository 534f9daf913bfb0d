#include "console/models/ledger_words.h"

#include <array>
#include <span>

#include <QCoreApplication>

namespace tg::console {

namespace {

struct Word {
    QLatin1String id;
    const char *text;
};

QString find(std::span<const Word> words, const QString &id, const QString &otherwise)
{
    for (const auto &word : words) {
        if (id == word.id)
            return QCoreApplication::translate("Ledger", word.text);
    }
    return otherwise;
}

} // namespace

QString ledgerTermWord(const QString &term)
{
    static constexpr std::array kWords{
        Word{QLatin1String("received"), QT_TRANSLATE_NOOP("Ledger", "received")},
        Word{QLatin1String("confirmed"), QT_TRANSLATE_NOOP("Ledger", "confirmed")},
        Word{QLatin1String("queued"), QT_TRANSLATE_NOOP("Ledger", "queued")},
        Word{QLatin1String("in_flight"), QT_TRANSLATE_NOOP("Ledger", "in flight")},
        Word{QLatin1String("rejected"), QT_TRANSLATE_NOOP("Ledger", "rejected")},
        Word{QLatin1String("dropped"), QT_TRANSLATE_NOOP("Ledger", "dropped")},
        Word{QLatin1String("due"), QT_TRANSLATE_NOOP("Ledger", "due")},
        Word{QLatin1String("open"), QT_TRANSLATE_NOOP("Ledger", "open")},
        Word{QLatin1String("gap"), QT_TRANSLATE_NOOP("Ledger", "gap")},
        Word{QLatin1String("late"), QT_TRANSLATE_NOOP("Ledger", "late")},
        Word{QLatin1String("resent"), QT_TRANSLATE_NOOP("Ledger", "re-sent")},
        Word{QLatin1String("difference"), QT_TRANSLATE_NOOP("Ledger", "difference")},
    };
    return find(kWords, term, term);
}

QString ledgerTermMeaning(const QString &term, bool isOfCopies)
{
    static constexpr std::array kPoints{
        Word{QLatin1String("received"),
             QT_TRANSLATE_NOOP("Ledger", "read from bodies, refused ones included")},
        Word{QLatin1String("confirmed"), QT_TRANSLATE_NOOP("Ledger", "a node said ok to a copy")},
        Word{QLatin1String("queued"),
             QT_TRANSLATE_NOOP("Ledger", "now: waiting for ids or for room")},
        Word{QLatin1String("in_flight"),
             QT_TRANSLATE_NOOP("Ledger", "now: handed over, no copy confirmed yet")},
        Word{QLatin1String("rejected"),
             QT_TRANSLATE_NOOP("Ledger", "refused as bad input; their client was told")},
        Word{QLatin1String("dropped"),
             QT_TRANSLATE_NOOP("Ledger", "not certain to be stored; their client got an error")},
        Word{QLatin1String("difference"),
             QT_TRANSLATE_NOOP("Ledger", "received less all the others")},
    };
    static constexpr std::array kCopies{
        Word{QLatin1String("due"), QT_TRANSLATE_NOOP("Ledger", "one for each copy of each point")},
        Word{QLatin1String("confirmed"), QT_TRANSLATE_NOOP("Ledger", "a node said ok")},
        Word{QLatin1String("open"), QT_TRANSLATE_NOOP("Ledger", "now: waiting or on the wire")},
        Word{
            QLatin1String("gap"),
            QT_TRANSLATE_NOOP("Ledger", "given up, the other copy is confirmed: to be backfilled")},
        Word{QLatin1String("dropped"),
             QT_TRANSLATE_NOOP("Ledger", "of points that no node confirmed")},
        Word{QLatin1String("late"),
             QT_TRANSLATE_NOOP("Ledger", "beside the sum: gaps that were confirmed after all")},
        Word{QLatin1String("resent"),
             QT_TRANSLATE_NOOP("Ledger", "beside the sum: sent twice, duplicates are possible")},
        Word{QLatin1String("difference"), QT_TRANSLATE_NOOP("Ledger", "due less all the others")},
    };
    return isOfCopies ? find(kCopies, term, {}) : find(kPoints, term, {});
}

QString reasonText(const QString &reason)
{
    static constexpr std::array kWords{
        Word{QLatin1String("syntax"), QT_TRANSLATE_NOOP("Ledger", "does not follow its format")},
        Word{QLatin1String("bad_name"), QT_TRANSLATE_NOOP("Ledger", "metric name missing or bad")},
        Word{QLatin1String("bad_label"), QT_TRANSLATE_NOOP("Ledger", "a label is no text")},
        Word{QLatin1String("duplicate_label"), QT_TRANSLATE_NOOP("Ledger", "a label stands twice")},
        Word{QLatin1String("too_many_labels"), QT_TRANSLATE_NOOP("Ledger", "too many labels")},
        Word{QLatin1String("name_too_long"), QT_TRANSLATE_NOOP("Ledger", "name too long")},
        Word{QLatin1String("value_too_long"), QT_TRANSLATE_NOOP("Ledger", "label value too long")},
        Word{QLatin1String("line_too_long"), QT_TRANSLATE_NOOP("Ledger", "line too long")},
        Word{QLatin1String("nan"), QT_TRANSLATE_NOOP("Ledger", "NaN, which nodes cannot store")},
        Word{QLatin1String("infinite"),
             QT_TRANSLATE_NOOP("Ledger", "infinite, which nodes cannot store")},
        Word{QLatin1String("bad_number"), QT_TRANSLATE_NOOP("Ledger", "value is no number")},
        Word{QLatin1String("bad_timestamp"), QT_TRANSLATE_NOOP("Ledger", "time out of range")},
        Word{QLatin1String("length_mismatch"),
             QT_TRANSLATE_NOOP("Ledger", "values and times differ in number")},
        Word{QLatin1String("cut_line"), QT_TRANSLATE_NOOP("Ledger", "body ended inside the line")},
        Word{QLatin1String("series_limit"),
             QT_TRANSLATE_NOOP("Ledger", "limits.series is reached")},
        Word{QLatin1String("id_shared"),
             QT_TRANSLATE_NOOP("Ledger", "its id is shared on every node")},
        Word{QLatin1String("string_field"),
             QT_TRANSLATE_NOOP("Ledger", "text in an Influx field: left out, no mistake")},
        Word{QLatin1String("stale_marker"),
             QT_TRANSLATE_NOOP("Ledger", "a series has ended: no point, no mistake")},
        Word{QLatin1String("label_value"),
             QT_TRANSLATE_NOOP("Ledger", "a label value that nodes cannot keep")},
        Word{QLatin1String("too_old"),
             QT_TRANSLATE_NOOP("Ledger", "older than the nodes keep points")},
        Word{QLatin1String("too_new"),
             QT_TRANSLATE_NOOP("Ledger", "further ahead than limits.newest_ms")},
        Word{QLatin1String("unconfirmed"),
             QT_TRANSLATE_NOOP("Ledger", "no copy was confirmed in time")},
        Word{QLatin1String("displaced"),
             QT_TRANSLATE_NOOP("Ledger", "made room for newer points (drop_oldest)")},
        Word{QLatin1String("stale_id"),
             QT_TRANSLATE_NOOP("Ledger", "the node lost its registry meanwhile")},
        Word{QLatin1String("abandoned"), QT_TRANSLATE_NOOP("Ledger", "the gateway stopped before")},
        Word{QLatin1String("not_admitted"),
             QT_TRANSLATE_NOOP("Ledger", "request refused (429, 503): nothing of it was sent")},
    };
    return find(kWords, reason, reason);
}

} // namespace tg::console
