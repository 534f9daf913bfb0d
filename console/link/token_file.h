// Reads a token from a file that only its owner may read. Tokens are never taken from the command
// line or the settings. Main thread.
#pragma once

#include <QString>

#include "shared/base/result.h"

namespace tg::console {

// System: cannot be read. Refused: others may read or write it, or it is no plain file; the text
// says which command mends that. BadValue: empty, or longer than a token may be.
Result<QString> readTokenFile(const QString &path);

} // namespace tg::console
