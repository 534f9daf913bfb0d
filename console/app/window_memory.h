// Takes what the settings remember into the window, and back: geometry, docks, columns, density,
// range, page. Main thread, owned by the main window.
#pragma once

#include <map>

#include <QByteArray>

#include "console/app/gateway_pages.h"
#include "console/settings/settings.h"

QT_BEGIN_NAMESPACE
class QMainWindow;
QT_END_NAMESPACE

namespace tg::console {

class WindowMemory
{
public:
    explicit WindowMemory(Settings &settings)
        : m_settings(settings)
    {
    }

    void restoreWindow(QMainWindow &window); // what does not fit any more, Qt refuses
    void saveWindow(const QMainWindow &window);
    // Of pages just made: columns and range as they were; range changes are kept from then on.
    void restorePages(GatewayPages &pages);
    void savePages(GatewayPages &pages);
    // Everything as at the very first start.
    void reset(QMainWindow &window, const std::vector<GatewayPages *> &pages);
    void applyDensity(QWidget &root) const; // to every table below it

private:
    Settings &m_settings;
    QByteArray m_firstState;
    QSize m_firstSize;
    std::map<QString, QByteArray> m_firstHeaders;
};

} // namespace tg::console
