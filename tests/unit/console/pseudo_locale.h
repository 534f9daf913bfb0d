// Every text two fifths longer, as translations are. Main thread of the test.
#pragma once

#include <QTranslator>

namespace tg {

class PseudoLocale final : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const auto text = QString::fromUtf8(source);
        const auto longer = (text.size() * 2 + 4) / 5;
        QString tail; // in words, or no label could break its lines
        for (qsizetype i = 0; i < longer; ++i)
            tail += QLatin1Char(i % kWord == kWord - 1 ? ' ' : '~');
        return text + tail;
    }
    bool isEmpty() const override { return false; }

private:
    static constexpr qsizetype kWord = 8;
};

} // namespace tg
