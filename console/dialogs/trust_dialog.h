// The first contact with a gateway whose certificate no authority vouches for: what it says, and
// why it is not trusted. Accepted: trust and pin this very one. Main thread.
#pragma once

#include <QDialog>

#include "console/link/peer_certificate.h"

namespace tg::console {

class TrustDialog final : public QDialog
{
    Q_OBJECT

public:
    // `isSaved`: the pin is kept with the saved connection, else for this session.
    TrustDialog(const QString &gateway, const PeerCertificate &seen, bool isSaved,
                QWidget *parent = nullptr);
};

// Names, dates, issuer as lines "what: value", for the dialog and the page of a changed pin.
QString certificateFacts(const PeerCertificate &seen);
// On two lines, each half with its colons: 95 characters do not fit beside anything.
QString fingerprintLines(const QByteArray &sha256);

} // namespace tg::console
