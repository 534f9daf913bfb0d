// The gateways at the left, once there are several: glyph of the connection, name, lag, alarms,
// and the colour that the operator gave it. The first line leads to all of them together. Main
// thread, owned by the main window.
#pragma once

#include <QListWidget>

#include "console/app/connection_keeper.h"

namespace tg::console {

class GatewayList final : public QListWidget
{
    Q_OBJECT

public:
    explicit GatewayList(QWidget *parent = nullptr);
    // `isAll`: all of them together are shown.
    void refresh(ConnectionKeeper &keeper, bool isAll);

Q_SIGNALS:
    void allWanted();
    void gatewayWanted(int number); // in the keeper's order

private:
    void put(int line, const QString &title, const QString &detail, const StateLook &look,
             ColorTag tag);
};

} // namespace tg::console
