// Certificate and key of the TLS listener, read and proven once at start. Main thread; a value.
#pragma once

#include <QDateTime>
#include <QSslConfiguration>

#include "control/control_config.h"
#include "shared/base/result.h"

namespace tg::control {

struct TlsFiles {
    QSslConfiguration configuration; // TLS 1.2 or later, server's side
    QDateTime certificateEnd;        // of the first certificate
};

// Refused: others could read the key. BadValue: a file that is not what it should be, or a key of
// another certificate; the text names key, file and cause, never a byte of the content.
Result<TlsFiles> readTlsFiles(const ControlConfig &config);

} // namespace tg::control
