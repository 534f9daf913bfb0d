#include "command.h"

#include <QProcess>

namespace tg::test {

Ran runCommand(const QString &program, const QStringList &arguments, const QString &folder,
               int patienceMs)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(patienceMs)) {
        Ran ran{-1, {}, (program + QStringLiteral(": ") + process.errorString()).toUtf8()};
        process.kill();
        process.waitForFinished();
        return ran;
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace tg::test
