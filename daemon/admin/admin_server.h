// The admin API: JSON over HTTP on a port and a thread of its own, so that no client of it, however
// many or slow, is ever waited for by the data plane. Used on the main thread, owned by the
// composition root; the services and the clock outlive it.
#pragma once

#include "admin/admin_config.h"
#include "admin/admin_services.h"
#include "base/owned_thread.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace tg::admin {

class AdminServer
{
public:
    AdminServer(AdminServices &services, AdminConfig config, const Clock &clock);
    ~AdminServer(); // stops
    AdminServer(const AdminServer &) = delete;
    AdminServer &operator=(const AdminServer &) = delete;

    // The port. Refused: an address that others can reach, without a token file.
    Result<quint16> start();
    void stop(); // waits for the call that runs; no call to the services follows

private:
    AdminServices &m_services;
    const AdminConfig m_config;
    const Clock &m_clock;
    OwnedThread m_thread;
};

} // namespace tg::admin
