#include "console/widgets/theme.h"

#include <array>

#include <QApplication>
#include <QStyleFactory>
#include <QToolButton>

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

struct Colors {
    QRgb window, base, alternate, text, subtle, disabled, button, highlight, link, mid;
};

constexpr Colors kLight{0xfff4f5f7, 0xffffffff, 0xfff7f8fa, 0xff1b1d21, 0xff5a606b,
                        0xff8a8f98, 0xffe9ebef, 0xff2b56d8, 0xff1f4cc2, 0xffc4c8d0};
constexpr Colors kDark{0xff1e1f22, 0xff17181b, 0xff1e1f22, 0xffe6e7ea, 0xffa3a8b3,
                       0xff787c85, 0xff2c2e33, 0xff2d7ae5, 0xff7fb0ff, 0xff464a52};

QPalette::ColorRole kTexts[] = {QPalette::WindowText, QPalette::Text, QPalette::ButtonText};

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

QPalette makePalette(bool dark)
{
    const auto &c = dark ? kDark : kLight;
    QPalette palette{QColor(c.button), QColor(c.window)};
    palette.setColor(QPalette::Window, QColor(c.window));
    palette.setColor(QPalette::Base, QColor(c.base));
    palette.setColor(QPalette::AlternateBase, QColor(c.alternate));
    palette.setColor(QPalette::Button, QColor(c.button));
    palette.setColor(QPalette::Mid, QColor(c.mid));
    palette.setColor(QPalette::Highlight, QColor(c.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(c.link));
    palette.setColor(QPalette::PlaceholderText, QColor(c.subtle));
    palette.setColor(QPalette::ToolTipBase, QColor(c.button));
    palette.setColor(QPalette::ToolTipText, QColor(c.text));
    for (const auto role : kTexts) {
        palette.setColor(QPalette::All, role, QColor(c.text));
        palette.setColor(QPalette::Disabled, role, QColor(c.disabled));
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(c.mid));
    return palette;
}

void applyPalette(PaletteChoice choice)
{
    static const bool systemIsDark = isDark(QApplication::palette());
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const bool dark =
        choice == PaletteChoice::Dark || (choice == PaletteChoice::Auto && systemIsDark);
    auto palette = makePalette(dark);
    QApplication::setPalette(palette);
    if (dark) // Fusion's outlines vanish on dark: what can be typed or ticked stands out by its
              // fill
        palette.setColor(QPalette::Base, QColor(0x3A3D44));
    for (const char *input : {"QLineEdit", "QCheckBox", "QComboBox"})
        QApplication::setPalette(palette, input);
    // Windows that are open already keep the old one, unless told to take their natural one.
    for (auto *window : QApplication::topLevelWidgets())
        window->setPalette({});
}

void styleSegment(QToolButton &button)
{
    button.setCheckable(true);
    button.setStyleSheet(
        u"QToolButton { border: 1px solid palette(mid); padding: 3px 9px; background: "
        u"palette(button); }"
        "QToolButton:checked { background: palette(highlight); color: palette(highlighted-text); }"
        "QToolButton:focus { border: 2px solid palette(text); padding: 2px 8px; }"_s);
}

QColor toneColor(Tone tone, bool dark)
{
    switch (tone) {
    case Tone::Up:
        return dark ? 0x1FE0A0 : 0x00A56E;
    case Tone::Degraded:
        return dark ? 0xE5A000 : 0xBF8500;
    case Tone::Down:
        return dark ? 0xE0533F : 0xA31212;
    case Tone::Planned:
        return dark ? 0x2D7AE5 : 0x2B56D8;
    case Tone::Maintenance:
        return dark ? 0xF2B2FF : 0x4D1159;
    case Tone::Unknown:
        break;
    }
    return dark ? 0x999999 : 0x4A4A4A;
}

QColor lineColor(int line, bool dark)
{
    // Okabe and Ito's eight, made to stand on either background; the last is "other".
    static constexpr std::array<std::array<QRgb, 2>, 9> kLines{{{0xff0067a5, 0xff5ab4f0},
                                                                {0xffc25400, 0xffffa04d},
                                                                {0xff00805a, 0xff35d6a0},
                                                                {0xffa8397c, 0xffeb9bc9},
                                                                {0xff8a7a00, 0xffe6d84a},
                                                                {0xff4b4ba8, 0xffa9a6ff},
                                                                {0xff7a4a1e, 0xffd0a070},
                                                                {0xff3f7f8c, 0xff86d6e0},
                                                                {0xff6b6f78, 0xff9a9ea8}}};
    const auto index = static_cast<std::size_t>(line) % kLines.size();
    return QColor(kLines[index][dark ? 1 : 0]);
}

QColor bannerBack(bool dark)
{
    return dark ? 0x4A3600 : 0xFFE7A8;
}

QColor bannerText(bool dark)
{
    return dark ? 0xFFE2A0 : 0x3B2A00;
}

QColor subtleText(const QPalette &palette)
{
    return QColor(isDark(palette) ? kDark.subtle : kLight.subtle);
}

QColor gridColor(const QPalette &palette)
{
    return isDark(palette) ? 0x34373D : 0xE2E5EA;
}

QColor cardColor(const QPalette &palette)
{
    return isDark(palette) ? 0x26282C : 0xFFFFFF;
}

} // namespace tg::console
