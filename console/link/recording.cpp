#include "console/link/recording.h"

#include <QtEndian>

#include "shared/protocol/frame.h"

namespace tg::console {

namespace {

constexpr QByteArrayView kMagic("TGREC 1\n");
constexpr qsizetype kHeadBytes = 5;
constexpr qint64 kMostBytes = 1024LL * 1024 * 1024;

Error fileError(const char *what, const QFile &file)
{
    return {ErrorCode::System, std::string(what) + " '" + file.fileName().toStdString() +
                                   "': " + file.errorString().toStdString()};
}

Error badByte(const QString &path, qsizetype at, const char *what)
{
    return {ErrorCode::BadSyntax,
            '\'' + path.toStdString() + "', byte " + std::to_string(at) + ": " + what};
}

} // namespace

Result<std::unique_ptr<RecordingWriter>> RecordingWriter::create(const QString &path)
{
    auto writer = std::make_unique<RecordingWriter>();
    writer->m_file.setFileName(path);
    if (!writer->m_file.open(QIODevice::WriteOnly) || writer->m_file.write(kMagic.data()) < 0)
        return fileError("cannot record to", writer->m_file);
    return writer;
}

bool RecordingWriter::write(const RecordedEntry &entry)
{
    QByteArray head(kHeadBytes, '\0');
    qToBigEndian(static_cast<quint32>(entry.atMs), head.data());
    head[4] = static_cast<char>(entry.what);
    return m_file.write(head + entry.frame) == head.size() + entry.frame.size();
}

Result<std::vector<RecordedEntry>> readRecording(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError("cannot read the recording", file);
    if (file.size() > kMostBytes)
        return Error{ErrorCode::LimitExceeded,
                     "the recording '" + path.toStdString() + "' is longer than 1 GiB"};
    const QByteArray bytes = file.readAll();
    if (!bytes.startsWith(kMagic))
        return badByte(path, 0, "this is no recording of a control stream");
    std::vector<RecordedEntry> entries;
    qsizetype at = kMagic.size();
    while (at + kHeadBytes <= bytes.size()) {
        RecordedEntry entry;
        entry.atMs = qFromBigEndian<quint32>(bytes.constData() + at);
        const auto what = static_cast<quint8>(bytes[at + 4]);
        if (what < 1 || what > 4)
            return badByte(path, at + 4, "an entry of unknown kind");
        entry.what = static_cast<Recorded>(what);
        at += kHeadBytes;
        if (entry.what == Recorded::Frame || entry.what == Recorded::Question) {
            if (at + 4 > bytes.size())
                break;
            const auto length = qFromBigEndian<quint32>(bytes.constData() + at);
            if (length > protocol::kMaxFrame)
                return badByte(path, at, "a frame longer than the protocol allows");
            if (at + 4 + static_cast<qsizetype>(length) > bytes.size())
                break;
            entry.frame = bytes.mid(at, 4 + static_cast<qsizetype>(length));
            at += 4 + static_cast<qsizetype>(length);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace tg::console
