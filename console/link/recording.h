// A recorded control stream: what a daemon sent, and when. File: "TGREC 1\n", then for each entry
// u32 big endian milliseconds since the start | u8 what | for a frame or question, the frame as on
// the wire. Questions are the console's own: only those whose answers a replay has use for.
// --record writes one, --demo and tests replay it. One thread.
#pragma once

#include <memory>
#include <vector>

#include <QByteArray>
#include <QFile>
#include <QString>

#include "shared/base/result.h"

namespace tg::console {

enum class Recorded : quint8 {
    Frame = 1,
    Lost = 2,    // the connection broke here
    Until = 3,   // nothing more happened up to here
    Question = 4 // a Command that changes nothing; its Reply is a later frame
};

struct RecordedEntry {
    qint64 atMs = 0;
    Recorded what = Recorded::Frame;
    QByteArray frame;
};

class RecordingWriter
{
public:
    // System, with the file's name: it cannot be written.
    static Result<std::unique_ptr<RecordingWriter>> create(const QString &path);
    bool write(const RecordedEntry &entry); // false: disk full or the like

private:
    QFile m_file;
};

// The whole file; BadSyntax names the byte. A last entry that is cut short is left out.
Result<std::vector<RecordedEntry>> readRecording(const QString &path);

} // namespace tg::console
