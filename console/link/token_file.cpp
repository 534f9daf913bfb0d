#include "console/link/token_file.h"

#include <QFile>
#include <QFileInfo>

#include "shared/protocol/limits.h"

namespace tg::console {

namespace {

constexpr qint64 kMostTokenBytes = static_cast<qint64>(protocol::kMaxTokenBytes);

constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                         QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

} // namespace

Result<QString> readTokenFile(const QString &path)
{
    const auto name = '\'' + path.toStdString() + '\'';
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return Error{ErrorCode::Refused, "token file " + name + " is no plain file"};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::System,
                     "token file " + name + " cannot be read: " + file.errorString().toStdString()};
    if (file.permissions() & kOthers)
        return Error{ErrorCode::Refused, "token file " + name +
                                             " is open to others than its owner; run: chmod 600 " +
                                             name};
    const auto token = file.read(kMostTokenBytes + 2).trimmed();
    if (token.isEmpty() || token.size() > kMostTokenBytes)
        return Error{ErrorCode::BadValue, "token file " + name +
                                              " is empty, or its token longer than " +
                                              std::to_string(kMostTokenBytes) + " bytes"};
    return QString::fromUtf8(token);
}

} // namespace tg::console
