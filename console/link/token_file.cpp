#include "console/link/token_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "shared/protocol/limits.h"

namespace tg::console {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TokenFile)
};

constexpr qint64 kMostTokenBytes = static_cast<qint64>(protocol::kMaxTokenBytes);

constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                         QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

Error unusable(ErrorCode code, const QString &text)
{
    return {code, text.toStdString()};
}

} // namespace

Result<QString> readTokenFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return unusable(ErrorCode::Refused,
                        Texts::tr("token file '%1' is no plain file").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(
            ErrorCode::System,
            Texts::tr("token file '%1' cannot be read: %2").arg(path, file.errorString()));
    if (file.permissions() & kOthers)
        return unusable(ErrorCode::Refused,
                        Texts::tr("token file '%1' is open to others than its owner; run: "
                                  "chmod 600 '%1'")
                            .arg(path));
    const auto token = file.read(kMostTokenBytes + 2).trimmed();
    if (token.isEmpty() || token.size() > kMostTokenBytes)
        return unusable(ErrorCode::BadValue,
                        Texts::tr("token file '%1' is empty, or its token longer than %2 bytes")
                            .arg(path, QString::number(kMostTokenBytes)));
    return QString::fromUtf8(token);
}

} // namespace tg::console
