// Words of the ledgers, and what the reasons of refused and dropped points mean: one sentence each,
// the same on every page. Pure, main thread.
#pragma once

#include <QString>

namespace tg::console {

QString ledgerTermWord(const QString &term); // "in flight"; an unknown term: itself
QString ledgerTermMeaning(const QString &term, bool isOfCopies);
// Of rejected and dropped; an unknown one: itself.
QString reasonText(const QString &reason);

} // namespace tg::console
