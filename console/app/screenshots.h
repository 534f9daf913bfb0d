// --screenshot: a picture of each page, for documents, and for judging them by eye. Main thread.
#pragma once

#include <chrono>

#include <QString>

#include "shared/base/result.h"

namespace tg::console {

class MainWindow;

inline constexpr std::chrono::seconds kLivePatience{30};

// Runs events until every gateway of the window is live and has been for so long. Unavailable: one
// is not within kLivePatience, with the reason.
Result<void> watchFor(MainWindow &window, std::chrono::seconds watched);

// System, with the file's name: it cannot be written.
Result<void> savePictures(MainWindow &window, const QString &folder);

} // namespace tg::console
