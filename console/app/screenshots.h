// --screenshot: a picture of each page, for documents, and for judging them by eye. Main thread.
#pragma once

#include <QString>

#include "shared/base/result.h"

namespace tg::console {

class MainWindow;

// System, with the file's name: it cannot be written.
Result<void> savePictures(MainWindow &window, const QString &folder);

} // namespace tg::console
