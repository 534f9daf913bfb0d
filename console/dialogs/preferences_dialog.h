// Palette, density, language, and when orders want a name typed. Main thread.
#pragma once

#include <QComboBox>
#include <QDialog>

#include "console/settings/settings.h"

namespace tg::console {

class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesDialog(Settings &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void kept(); // accepted, and written to the settings

private:
    void keep();

    Settings &m_settings;
    QComboBox *m_palette;
    QComboBox *m_density;
    QComboBox *m_language;
    QComboBox *m_confirm;
};

} // namespace tg::console
