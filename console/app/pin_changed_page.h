// A full stop: the gateway shows another certificate than the pinned one. Both fingerprints, what
// to do about it, and no button that simply goes on. Main thread, owned by the main window.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "console/link/peer_certificate.h"

namespace tg::console {

class PinChangedPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PinChangedPage(QWidget *parent = nullptr);
    // `isSaved`: its pin stands in the saved connections.
    void show(const QString &gateway, const PeerCertificate &seen, bool isSaved);

Q_SIGNALS:
    void disconnectWanted();

private:
    QLabel *addText(const QString &name);

    QLabel *m_title;
    QLabel *m_what;
    QLabel *m_old;
    QLabel *m_new;
    QLabel *m_facts;
    QLabel *m_toDo;
    QPushButton *m_copy;
    QPushButton *m_disconnect;
};

} // namespace tg::console
