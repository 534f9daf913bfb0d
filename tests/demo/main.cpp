// timeless-demo-maker FOLDER: one recording a scene.
#include <cstdio>

#include <QDateTime>
#include <QDir>

#include "tests/demo/demo_scenes.h"

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: timeless-demo-maker FOLDER\n");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    for (const auto &name : tg::demo::sceneNames()) {
        auto writer =
            tg::console::RecordingWriter::create(folder + u'/' + name + QStringLiteral(".tgrec"));
        if (!writer) {
            std::fprintf(stderr, "timeless-demo-maker: %s\n", writer.error().text.c_str());
            return 3;
        }
        for (const auto &entry : tg::demo::scene(name, QDateTime::currentMSecsSinceEpoch()))
            (*writer)->write(entry);
    }
    return 0;
}
