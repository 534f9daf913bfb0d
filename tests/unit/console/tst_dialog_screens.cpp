#include <QDir>
#include <QTranslator>
#include <QtTest>

#include "console/widgets/theme.h"
#include "tests/unit/console/clipped_texts.h"
#include "tests/unit/console/dialog_shots.h"
#include "tests/unit/console/pseudo_locale.h"

using namespace tg;
using namespace tg::console;
using namespace Qt::StringLiterals;

// Every dialog in every language: that no text is cut is judged here, how it looks by people.
// TG_PICTURES=FOLDER keeps pictures, light and dark.
class TestDialogScreens : public QObject
{
    Q_OBJECT

    static bool arePicturesWanted() { return !qEnvironmentVariableIsEmpty("TG_PICTURES"); }
    static void keepPicture(QWidget &widget, const QString &name)
    {
        if (!arePicturesWanted())
            return;
        const auto folder = qEnvironmentVariable("TG_PICTURES");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(widget.grab().save(folder + u'/' + name + u".png"_s));
    }

private Q_SLOTS:
    void dialogsShowAllTheySay_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto &language : {u"en"_s, u"de"_s, u"es"_s, u"pl"_s, u"pseudo"_s})
            QTest::newRow(qPrintable(language)) << language;
    }
    void dialogsShowAllTheySay()
    {
        QFETCH(QString, language);
        const QLocale before;
        QLocale::setDefault(QLocale(language));
        PseudoLocale pseudo;
        QTranslator translations;
        const bool isPseudo = language == "pseudo"_L1;
        if (!isPseudo)
            QVERIFY(translations.load(pathOfTexts(language)));
        QTranslator &texts = isPseudo ? pseudo : translations;
        QApplication::installTranslator(&texts);
        QStringList problems;
        for (const bool dark : {false, true}) {
            if (dark && !arePicturesWanted())
                break; // for the eye only
            applyPalette(dark ? PaletteChoice::Dark : PaletteChoice::Light);
            for (const auto &shot : dialogShots()) {
                DialogStage stage;
                const auto dialog = shot.make(stage);
                dialog->setVisible(true);
                for (int i = 0; i < 3; ++i) // layouts settle over several rounds of events
                    QApplication::processEvents();
                const auto name = QString::fromLatin1(shot.name);
                auto cut = clippedIn(*dialog);
                if (!isPseudo)
                    cut += clippedHintsIn(*dialog);
                for (const auto &problem : cut)
                    problems << name + u": "_s + problem;
                keepPicture(*dialog, language + u'-' + name + (dark ? u"-dark"_s : u"-light"_s));
            }
        }
        QApplication::removeTranslator(&texts);
        QLocale::setDefault(before);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }
};

QTEST_MAIN(TestDialogScreens)
#include "tst_dialog_screens.moc"
