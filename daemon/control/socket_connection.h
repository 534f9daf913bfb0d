// A Connection over a unix socket, TLS or plain TCP. Control thread; made by the door for each
// descriptor that a listener accepted.
#pragma once

#include <memory>

#include <QSslConfiguration>

#include "control/connection.h"

namespace tg::control {

// They take the descriptor. Null: it was gone already.
std::unique_ptr<Connection> connectionOnUnix(int descriptor);
std::unique_ptr<Connection> connectionOnTcp(int descriptor);
std::unique_ptr<Connection> connectionOnTls(int descriptor, const QSslConfiguration &tls);

} // namespace tg::control
