#include <QComboBox>
#include <QHeaderView>
#include <QTableView>
#include <QToolBar>
#include <QTranslator>
#include <QtTest>

#include "console/app/main_window.h"
#include "console/app/screenshots.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/theme.h"
#include "tests/demo/demo_scenes.h"
#include "tests/unit/console/clipped_texts.h"
#include "tests/unit/console/pseudo_locale.h"

using namespace tg;
using namespace tg::console;
using namespace Qt::StringLiterals;

namespace {

struct Face {
    const char *name;
    bool isDark;
    bool isReverse;
    bool isPseudo;
};
constexpr std::array kFaces{Face{"light", false, false, false}, Face{"dark", true, false, false},
                            Face{"reverse", false, true, false}, Face{"pseudo", true, false, true}};

} // namespace

// Every page of every scene, in each face: structure is judged here, pictures by people.
// TG_PICTURES=FOLDER keeps them; it takes longer than all the rest.
class TestScreens : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString recording(const QString &scene)
    {
        const auto path = m_folder.filePath(scene + u".tgrec"_s);
        if (QFile::exists(path))
            return path;
        auto writer = RecordingWriter::create(path);
        for (const auto &entry : demo::scene(scene, 1'764'000'000'000))
            (*writer)->write(entry);
        return path;
    }

    static void keepPictures(MainWindow &window, const QString &name)
    {
        const auto folder = qEnvironmentVariable("TG_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(savePictures(window, folder + u'/' + name));
    }

    static void settle(MainWindow &window)
    {
        window.refresh();
        for (int i = 0; i < 3; ++i) // layouts settle over several rounds of events
            QApplication::processEvents();
    }

    static QStringList problemsOf(const QWidget &page, const QString &name)
    {
        QStringList problems;
        for (const auto &problem : clippedIn(page) + emptyCellsIn(page))
            problems << name + u": "_s + problem;
        return problems;
    }

    static QStringList emptyCellsIn(const QWidget &page)
    {
        QStringList empty;
        for (const auto *pane : page.findChildren<TablePane *>()) {
            if (!pane->isVisible())
                continue;
            const auto *model = const_cast<TablePane *>(pane)->table().model();
            for (int row = 0; row < std::min(50, model->rowCount()); ++row) {
                for (int column = 0; column < model->columnCount(); ++column) {
                    const auto at = model->index(row, column);
                    if (at.data().toString().isEmpty() && !at.data(TraceRole).isValid())
                        empty << pane->name() + u": "_s +
                                     model->headerData(column, Qt::Horizontal).toString();
                }
            }
        }
        empty.removeDuplicates();
        return empty;
    }

private Q_SLOTS:
    void eachPageShowsEachSceneWithoutCuttingTexts_data()
    {
        QTest::addColumn<QString>("scene");
        QTest::addColumn<int>("face");
        for (const auto &scene : demo::sceneNames()) {
            for (std::size_t face = 0; face < kFaces.size(); ++face)
                QTest::addRow("%s, %s", qPrintable(scene), kFaces[face].name)
                    << scene << static_cast<int>(face);
        }
    }
    void eachPageShowsEachSceneWithoutCuttingTexts()
    {
        QFETCH(QString, scene);
        QFETCH(int, face);
        const auto &look = kFaces[static_cast<std::size_t>(face)];
        applyPalette(look.isDark ? PaletteChoice::Dark : PaletteChoice::Light);
        QApplication::setLayoutDirection(look.isReverse ? Qt::RightToLeft : Qt::LeftToRight);
        PseudoLocale pseudo;
        if (look.isPseudo)
            QApplication::installTranslator(&pseudo);
        {
            ManualClock clock(1'764'000'000'000);
            MainWindow window(clock);
            window.resize(1100, 720);
            QVERIFY(window.connection().playDemo(recording(scene), clock));
            window.show();
            QStringList problems;
            QStringList widths; // what each page needs: who is to blame for a window that grew
            for (int page = 0; page < PageCount; ++page) {
                window.showPage(page);
                settle(window);
                widths << u"%1 %2"_s.arg(pageIds()[page])
                              .arg(window.page(page).minimumSizeHint().width());
                const auto least = window.page(page).minimumSizeHint();
                const auto given = window.page(page).size();
                if (window.width() > 1100 && least.width() >= given.width())
                    problems << pageIds()[page] + u": makes the window too wide"_s;
                if (window.height() > 720 && least.height() >= given.height())
                    problems << pageIds()[page] + u": makes the window too high"_s;
                problems += problemsOf(window.page(page), pageIds()[page]);
                for (const auto &variant : window.variantsOf(page)) {
                    window.showVariant(page, variant);
                    settle(window);
                    problems += problemsOf(window.page(page), pageIds()[page] + u'-' + variant);
                }
            }
            keepPictures(window, scene + u'-' + QLatin1String(look.name));
            QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
            QVERIFY2(window.size() == QSize(1100, 720), qPrintable(widths.join(u", "_s)));
        }
        QApplication::removeTranslator(&pseudo);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void noTableScrollsSidewaysInAnyLanguage_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto &language : {u"en"_s, u"de"_s, u"es"_s, u"pl"_s})
            QTest::newRow(qPrintable(language)) << language;
    }
    void noTableScrollsSidewaysInAnyLanguage()
    {
        QFETCH(QString, language);
        applyPalette(PaletteChoice::Light);
        const QLocale before;
        QLocale::setDefault(QLocale(language));
        QTranslator texts;
        QVERIFY(texts.load(pathOfTexts(language)));
        QApplication::installTranslator(&texts);
        {
            ManualClock clock(1'764'000'000'000);
            MainWindow window(clock);
            window.resize(1100, 720);
            QVERIFY(window.connection().playDemos({recording(u"down"_s), recording(u"draining"_s)},
                                                  clock));
            window.show();
            QStringList problems;
            const auto look = [&](const QString &page) {
                settle(window);
                for (const auto *table : window.findChildren<QTableView *>()) {
                    const int tooWide =
                        table->horizontalHeader()->length() - table->viewport()->width();
                    if (table->isVisible() && tooWide > 0)
                        problems << u"%1: %2, by %3 pixels"_s.arg(page, table->accessibleName())
                                        .arg(tooWide);
                }
            };
            for (int page = 0; page < PageCount; ++page) {
                window.showPage(page);
                look(pageIds()[page]);
                for (const auto &variant : window.variantsOf(page)) {
                    window.showVariant(page, variant);
                    look(QString(pageIds()[page] + u'-' + variant));
                }
            }
            window.showAllGateways();
            look(u"gateways"_s);
            const auto *bar = window.findChild<QToolBar *>();
            for (auto *action : bar->actions()) {
                const auto *button = bar->widgetForAction(action);
                if (!button->isVisible())
                    problems << u"toolbar: no room for "_s + action->iconText();
            }
            const auto leftOver = clippedIn(*window.centralWidget());
            keepPictures(window, u"language-"_s + language);
            problems += leftOver;
            QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
        }
        QApplication::removeTranslator(&texts);
        QLocale::setDefault(before);
    }
};

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
