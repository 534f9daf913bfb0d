// Each dialog of the console, and each step of one, as an operator meets it: before three nodes of
// which node-c is down. Main thread of the test.
#pragma once

#include <memory>
#include <vector>

#include <QTemporaryDir>
#include <QWidget>

#include "console/settings/settings.h"
#include "tests/unit/console/pages_scene.h"

namespace tg::console {

struct DialogStage {
    Scene scene;
    demo::TableFeed other{scene.clock}; // a second gateway
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("console.ini"))};

    DialogStage();
};

struct DialogShot {
    const char *name;
    std::unique_ptr<QWidget> (*make)(DialogStage &stage);
};

const std::vector<DialogShot> &dialogShots();

} // namespace tg::console
