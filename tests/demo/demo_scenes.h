// The scenes that recordings show, each as the frames a daemon would send.
#pragma once

#include <vector>

#include "console/link/recording.h"

namespace tg::demo {

QStringList sceneNames(); // normal, down, draining, stale, empty, version
std::vector<console::RecordedEntry> scene(const QString &name, qint64 startMs);

} // namespace tg::demo
