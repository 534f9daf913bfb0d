#include "console/dialogs/preferences_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace tg::console {

namespace {

QString titleOf(PaletteChoice choice)
{
    switch (choice) {
    case PaletteChoice::Auto:
        return PreferencesDialog::tr("As the desktop");
    case PaletteChoice::Light:
        return PreferencesDialog::tr("Light");
    case PaletteChoice::Dark:
        break;
    }
    return PreferencesDialog::tr("Dark");
}

} // namespace

PreferencesDialog::PreferencesDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_palette(new QComboBox)
    , m_density(new QComboBox)
    , m_language(new QComboBox)
    , m_confirm(new QComboBox)
{
    setWindowTitle(tr("Preferences"));
    setMinimumWidth(480);
    for (const auto choice : {PaletteChoice::Auto, PaletteChoice::Light, PaletteChoice::Dark})
        m_palette->addItem(titleOf(choice), wordOf(choice));
    m_density->addItem(tr("Comfortable"), wordOf(Density::Comfortable));
    m_density->addItem(tr("Compact: more rows"), wordOf(Density::Compact));
    m_language->addItem(tr("As the desktop"), QString());
    for (const auto &language : builtInLanguages())
        m_language->addItem(QLocale(language).nativeLanguageName(), language);
    m_confirm->addItem(tr("Where points may be lost"), wordOf(ConfirmLevel::AtRisk));
    m_confirm->addItem(tr("For every order"), wordOf(ConfirmLevel::Always));
    m_palette->setCurrentIndex(m_palette->findData(wordOf(settings.palette())));
    m_density->setCurrentIndex(m_density->findData(wordOf(settings.density())));
    m_language->setCurrentIndex(m_language->findData(settings.language()));
    m_confirm->setCurrentIndex(m_confirm->findData(wordOf(settings.confirmLevel())));
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Palette:"), m_palette);
    form->addRow(tr("&Density of tables:"), m_density);
    form->addRow(tr("&Language:"), m_language);
    form->addRow(tr("&Type the node's name:"), m_confirm);
    auto *note = new QLabel(
        tr("The language counts from the next start on. Kept in %1").arg(settings.fileName()));
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(note);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *ok = new QPushButton(tr("OK"));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    form->addRow(buttons);
    cancel->setAutoDefault(false);
    ok->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, [this] {
        keep();
        accept();
        Q_EMIT kept();
    });
}

void PreferencesDialog::keep()
{
    if (const auto choice = paletteOf(m_palette->currentData().toString()))
        m_settings.setPalette(*choice);
    if (const auto density = densityOf(m_density->currentData().toString()))
        m_settings.setDensity(*density);
    if (const auto level = confirmLevelOf(m_confirm->currentData().toString()))
        m_settings.setConfirmLevel(*level);
    m_settings.setLanguage(m_language->currentData().toString());
}

} // namespace tg::console
