#include <QComboBox>
#include <QHeaderView>
#include <QTableView>
#include <QTranslator>
#include <QtTest>

#include "console/app/main_window.h"
#include "console/app/screenshots.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/theme.h"
#include "tests/demo/demo_scenes.h"

using namespace tg;
using namespace tg::console;
using namespace Qt::StringLiterals;

namespace {

// Every text two fifths longer, as translations are.
class PseudoLocale final : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const auto text = QString::fromUtf8(source);
        return text + QString((text.size() * 2 + 4) / 5, u'~');
    }
    bool isEmpty() const override { return false; }
};

struct Face {
    const char *name;
    bool isDark;
    bool isReverse;
    bool isPseudo;
};
constexpr std::array kFaces{Face{"light", false, false, false}, Face{"dark", true, false, false},
                            Face{"reverse", false, true, false}, Face{"pseudo", true, false, true}};

} // namespace

// Every page of every scene, in each face: structure is judged here, pictures by people. They are
// kept in TG_PICTURES, or in a folder beside the test.
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

    static QString pictures()
    {
        const auto wanted = qEnvironmentVariable("TG_PICTURES");
        return wanted.isEmpty() ? QCoreApplication::applicationDirPath() + u"/screens"_s : wanted;
    }

    // Buttons, boxes and labels that would cut their text off.
    static QStringList clippedIn(const QWidget &page)
    {
        QStringList clipped;
        for (const auto *widget : page.findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            const bool isFixedText = qobject_cast<const QAbstractButton *>(widget) ||
                                     qobject_cast<const QComboBox *>(widget) ||
                                     (label && !label->wordWrap() && !label->text().isEmpty());
            const bool isWrapped = label && label->wordWrap() && !label->text().isEmpty();
            if (!widget->isVisible())
                continue;
            if (isFixedText && widget->minimumSizeHint().width() > widget->width())
                clipped << nameOf(*widget) + u" is too narrow"_s;
            else if (isFixedText && widget->minimumSizeHint().height() > widget->height())
                clipped << nameOf(*widget) + u" is too low"_s;
            else if (isWrapped && label->heightForWidth(label->width()) > label->height() + 1)
                clipped << nameOf(*widget) + u" does not show all its lines"_s;
        }
        return clipped;
    }
    static QString nameOf(const QWidget &widget)
    {
        const auto *label = qobject_cast<const QLabel *>(&widget);
        const auto *button = qobject_cast<const QAbstractButton *>(&widget);
        return QString::fromLatin1(widget.metaObject()->className()) + u" '"_s +
               (label ? label->text() : (button ? button->text() : widget.accessibleName())) +
               u'\'';
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
                window.refresh();
                widths << u"%1 %2"_s.arg(pageIds()[page])
                              .arg(window.page(page).minimumSizeHint().width());
                for (int i = 0; i < 3; ++i) // layouts settle over several rounds of events
                    QApplication::processEvents();
                const auto least = window.page(page).minimumSizeHint();
                const auto given = window.page(page).size();
                if (window.width() > 1100 && least.width() >= given.width())
                    problems << pageIds()[page] + u": makes the window too wide"_s;
                if (window.height() > 720 && least.height() >= given.height())
                    problems << pageIds()[page] + u": makes the window too high"_s;
                for (const auto &problem :
                     clippedIn(window.page(page)) + emptyCellsIn(window.page(page)))
                    problems << pageIds()[page] + u": "_s + problem;
            }
            QVERIFY(
                savePictures(window, pictures() + u'/' + scene + u'-' + QLatin1String(look.name)));
            QCOMPARE(problems.join(u"\n"_s), QString());
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
        QVERIFY(texts.load(qEnvironmentVariable("TG_BINARY_DIR") + u"/console/app/i18n/console_"_s +
                           language + u".qm"_s));
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
                window.refresh();
                for (int i = 0; i < 3; ++i)
                    QApplication::processEvents();
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
            const auto leftOver = clippedIn(*window.centralWidget());
            QVERIFY(savePictures(window, pictures() + u"/language-"_s + language));
            QCOMPARE((problems + leftOver).join(u"\n"_s), QString());
        }
        QApplication::removeTranslator(&texts);
        QLocale::setDefault(before);
    }
};

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
