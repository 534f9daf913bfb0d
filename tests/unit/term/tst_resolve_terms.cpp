// Arguments of the batch resolve call and the id lists that come back.
#include <QTest>

#include "golden.h"
#include "term/resolve_terms.h"

using namespace tg;
using namespace tg::term;
using namespace tg::test;

class TestResolveTerms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheArgumentsOfZipwith3()
    {
        const std::vector<LabelView> labels{{"host", "a"}, {"mode", "idle"}};
        const std::vector<SeriesView> series{{"cpu", labels}, {"up", {}}};
        Bytes bytes{131};
        writeResolveArguments("timeless_metrics", series, LabelForm::Escaped, bytes);
        QVERIFY(bytes == golden(QStringLiteral("resolve_arguments")));
    }

    void escapesLabelValuesForTheNode()
    {
        const auto written = [](const std::vector<LabelView> &labels,
                                LabelForm form = LabelForm::Escaped) {
            const std::vector<SeriesView> series{{"a,b=c", labels}};
            Bytes bytes;
            writeResolveArguments("s", series, form, bytes);
            return bytes;
        };
        const auto holds = [](const Bytes &bytes, std::string_view text) {
            return asText(bytes).find(text) != std::string_view::npos;
        };
        const auto bytes = written({{"path", "a,b=c"}, {"q", "%2C"}, {"r", "50%"}});
        for (const auto *value : {"a%2Cb=c", "%252C", "50%", "a,b=c"}) // the metric as it is
            QVERIFY2(holds(bytes, value), value);
        QVERIFY(!holds(written({{"path", "x,y"}}), "x,y"));
        QVERIFY(holds(written({{"path", "x,y"}, {"q", "%2C"}}, LabelForm::AsIs), "x,y"));
    }

    void readsIdsFromBothListForms()
    {
        const auto smallIds = readIds(goldenTerm(QStringLiteral("ids_small")), 3);
        QVERIFY(smallIds);
        QVERIFY(*smallIds == (std::vector<std::uint64_t>{1, 2, 255}));
        const auto large = readIds(goldenTerm(QStringLiteral("ids_large")), 3);
        QVERIFY(large);
        QVERIFY(*large == (std::vector<std::uint64_t>{1, 256, INT64_MAX}));
        QVERIFY(readIds(goldenTerm(QStringLiteral("ids_none")), 0));
    }

    void givesTheNodesReasonForABadrpc()
    {
        const auto ids = readIds(goldenTerm(QStringLiteral("badrpc")), 1);
        QVERIFY(!ids);
        QCOMPARE(ids.error().code, ErrorCode::Refused);
        QVERIFY(ids.error().text.find("undef") != std::string::npos);
    }

    void refusesWhatIsNoListOfIds_data()
    {
        QTest::addColumn<int>("expected");
        QTest::newRow("ids_zero") << 1;
        QTest::newRow("ids_negative") << 1;
        QTest::newRow("ids_other") << 1;
        QTest::newRow("ids_small") << 2;
        QTest::newRow("ids_small") << 4;
        QTest::newRow("ids_none") << 1;
        QTest::newRow("atom") << 1;
        QTest::newRow("map") << 1;
    }
    void refusesWhatIsNoListOfIds()
    {
        QFETCH(const int, expected);
        const auto ids = readIds(goldenTerm(QLatin1String(QTest::currentDataTag())),
                                 static_cast<std::size_t>(expected));
        QVERIFY(!ids);
        QCOMPARE(ids.error().code, ErrorCode::BadSyntax);
    }
};

QTEST_APPLESS_MAIN(TestResolveTerms)
#include "tst_resolve_terms.moc"
