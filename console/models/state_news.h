// Which nodes changed their state since the last look, as a sentence for the status bar and for
// screen readers. The first look tells nothing. Plain values, main thread.
#pragma once

#include <map>
#include <vector>

#include <QString>

#include "shared/protocol/table.h"

namespace tg::console {

class StateNews
{
public:
    // Empty: nothing changed. An empty table begins anew.
    QString take(const std::vector<protocol::Row> &nodes);

private:
    std::map<QString, QString> m_states; // by node
};

} // namespace tg::console
