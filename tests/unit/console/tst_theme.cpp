#include <cmath>

#include <QtTest>

#include "console/widgets/theme.h"

using namespace tg::console;

class TestTheme : public QObject
{
    Q_OBJECT

    static double luminance(const QColor &color)
    {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    }
    static double contrast(const QColor &a, const QColor &b)
    {
        const double one = luminance(a) + 0.05;
        const double other = luminance(b) + 0.05;
        return std::max(one, other) / std::min(one, other);
    }

private Q_SLOTS:
    void statesStandOutFromTheirBackground()
    {
        for (const bool dark : {false, true}) {
            const QColor back = dark ? 0x1E1F22 : 0xFFFFFF;
            for (const auto tone : {Tone::Up, Tone::Degraded, Tone::Down, Tone::Planned,
                                    Tone::Maintenance, Tone::Unknown})
                QVERIFY2(contrast(toneColor(tone, dark), back) >= 3.0,
                         qPrintable(toneColor(tone, dark).name()));
        }
    }

    void textsCanBeRead()
    {
        for (const bool dark : {false, true}) {
            const auto palette = makePalette(dark);
            QVERIFY(contrast(palette.color(QPalette::Text), palette.color(QPalette::Base)) >= 7);
            QVERIFY(contrast(subtleText(palette), palette.color(QPalette::Window)) >= 4.5);
            QVERIFY(contrast(bannerText(dark), bannerBack(dark)) >= 7);
            for (int line = 0; line < 9; ++line)
                QVERIFY2(contrast(lineColor(line, dark), palette.color(QPalette::Window)) >= 3.0,
                         qPrintable(lineColor(line, dark).name()));
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
