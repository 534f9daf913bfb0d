// The reader takes what nodes of any age write, and refuses everything cut, wrong or hostile
// without harm.
#include <cmath>
#include <random>

#include <QTest>

#include "golden.h"
#include "term/term_reader.h"
#include "term/term_text.h"
#include "term/term_writer.h"

using namespace tg::term;
using namespace tg::test;

namespace {

TermReader bodyOf(const Bytes &whole)
{
    TermReader reader(whole);
    reader.version();
    return reader;
}

// Reads whatever is there by its kind, all of it.
void readEverything(TermReader &reader, int budget = 10'000)
{
    while (reader.isGood() && !reader.atEnd() && budget-- > 0) {
        switch (reader.peek()) {
        case Kind::Integer:
            reader.integer();
            break;
        case Kind::Float:
            reader.real();
            break;
        case Kind::Atom:
            reader.atom();
            break;
        case Kind::Tuple:
            reader.tuple();
            break;
        case Kind::List:
            if (reader.list().value_or(1) == 0)
                reader.listEnd();
            break;
        case Kind::Map:
            reader.map();
            break;
        case Kind::Binary:
            reader.binary();
            break;
        case Kind::Pid:
            reader.pid();
            break;
        case Kind::Reference:
            reader.reference();
            break;
        case Kind::Other:
            reader.rawTerm();
            break;
        case Kind::None:
            if (!reader.listEnd())
                return;
        }
    }
}

} // namespace

class TestTermReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void skipsEveryGoldenTermToItsEnd_data() { allGolden(); }
    void skipsEveryGoldenTermToItsEnd()
    {
        const auto bytes = golden(QLatin1String(QTest::currentDataTag()));
        auto reader = bodyOf(bytes);
        QVERIFY(reader.skip());
        QVERIFY(reader.atEnd());
    }

    void callsEveryCutTermTruncated_data() { allGolden(); }
    void callsEveryCutTermTruncated()
    {
        const auto bytes = golden(QLatin1String(QTest::currentDataTag()));
        const auto step =
            std::max<std::size_t>(1, bytes.size() / (bytes.size() < 1000 ? 1000 : 50));
        for (std::size_t size = 1; size < bytes.size(); size += step) {
            const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(
                                                               size)); // ASan guards its end
            auto reader = bodyOf(cut);
            QVERIFY(!reader.skip());
            QCOMPARE(reader.failure(), Failure::Truncated);
            auto other = bodyOf(cut);
            readEverything(other);
            termText(BytesView(cut).subspan(1));
        }
    }

    void survivesAnyByteChanged_data() { allGolden(); }
    void survivesAnyByteChanged()
    {
        const auto bytes = golden(QLatin1String(QTest::currentDataTag()));
        std::mt19937 random(42);
        const int rounds = bytes.size() < 1000 ? 1000 : 20;
        for (int i = 0; i < rounds; ++i) {
            auto broken = bytes;
            for (int n = 0; n < 1 + i % 3; ++n)
                broken[random() % broken.size()] = static_cast<unsigned char>(random());
            auto reader = bodyOf(broken);
            readEverything(reader);
            auto other = bodyOf(broken);
            other.skip();
            QVERIFY(other.position() <= broken.size());
            if (bytes.size() < 1000)
                QVERIFY(termText(BytesView(broken).subspan(1)).size() <= 303);
        }
    }

    void readsIntegersOfAllForms_data()
    {
        QTest::addColumn<qint64>("expected");
        QTest::newRow("int_0") << qint64(0);
        QTest::newRow("int_255") << qint64(255);
        QTest::newRow("int_256") << qint64(256);
        QTest::newRow("int_minus_1") << qint64(-1);
        QTest::newRow("int_max32") << qint64(INT32_MAX);
        QTest::newRow("int_min32") << qint64(INT32_MIN);
        QTest::newRow("int_above32") << qint64(0x80000000LL);
        QTest::newRow("int_below32") << qint64(-0x80000001LL);
        QTest::newRow("int_max64") << qint64(INT64_MAX);
        QTest::newRow("int_min64") << qint64(INT64_MIN);
        QTest::newRow("int_large_big") << qint64(1);
    }
    void readsIntegersOfAllForms()
    {
        QFETCH(const qint64, expected);
        const auto bytes = golden(QLatin1String(QTest::currentDataTag()));
        auto reader = bodyOf(bytes);
        QCOMPARE(reader.integer().value_or(-77), expected);
        QVERIFY(reader.atEnd());
        auto other = bodyOf(bytes);
        QCOMPARE(other.unsignedInteger().has_value(), expected >= 0);
    }

    void refusesIntegersThatDoNotFit()
    {
        for (const auto *name : {"int_above64", "int_max_unsigned", "int_huge"}) {
            const auto bytes = golden(QLatin1String(name));
            auto reader = bodyOf(bytes);
            QVERIFY(!reader.integer());
            QCOMPARE(reader.failure(), Failure::WrongKind);
        }
        const auto bytes = golden(QStringLiteral("int_max_unsigned"));
        QCOMPARE(bodyOf(bytes).unsignedInteger().value_or(0), UINT64_MAX);
    }

    void readsAtomsOfAllAges()
    {
        for (const auto *name : {"atom_old", "atom_small_old", "atom_long"}) {
            const auto bytes = golden(QLatin1String(name));
            QVERIFY2(bodyOf(bytes).atomIs("ok"), name);
        }
    }

    void readsFloatsOldAndNew()
    {
        const auto now = golden(QStringLiteral("float"));
        const auto then = golden(QStringLiteral("float_old"));
        QCOMPARE(bodyOf(now).real().value_or(0), 1.5);
        QCOMPARE(bodyOf(then).real().value_or(0), 1.5);
        const auto zero = golden(QStringLiteral("float_minus_0"));
        QVERIFY(std::signbit(bodyOf(zero).real().value_or(1)));
    }

    void readsPidsOldAndNew()
    {
        const auto old = golden(QStringLiteral("pid_old"));
        QVERIFY(bodyOf(old).pid() == (Pid{"a@b", 10, 2, 3}));
        const auto now = golden(QStringLiteral("pid_new"));
        QVERIFY(bodyOf(now).pid() == (Pid{"a@b", 10, 2, 0x12345678}));
    }

    void readsReferencesOfThreeAges_data()
    {
        QTest::addColumn<quint32>("creation");
        QTest::addColumn<int>("words");
        QTest::newRow("ref_oldest") << 1U << 1;
        QTest::newRow("ref_old") << 2U << 3;
        QTest::newRow("ref_new") << 0x12345678U << 2;
    }
    void readsReferencesOfThreeAges()
    {
        QFETCH(const quint32, creation);
        QFETCH(const int, words);
        const auto bytes = golden(QLatin1String(QTest::currentDataTag()));
        auto reader = bodyOf(bytes);
        const auto reference = reader.reference();
        QVERIFY(reference && reader.atEnd());
        QCOMPARE(reference->creation, creation);
        QCOMPARE(int(reference->wordCount), words);
        QCOMPARE(reference->words[0], 7U);
    }

    void readsAStringAsTheListOfIntegersItIs()
    {
        const auto bytes = golden(QStringLiteral("string"));
        auto reader = bodyOf(bytes);
        QCOMPARE(reader.list().value_or(0), 3U);
        QCOMPARE(reader.integer().value_or(0), 1);
        QVERIFY(reader.peek() == Kind::Integer);
        QVERIFY(reader.skip());
        QCOMPARE(reader.unsignedInteger().value_or(0), 255U);
        QVERIFY(reader.listEnd());
        QVERIFY(reader.atEnd());
    }

    void doesNotEndAStringBeforeItsLastByte()
    {
        const auto bytes = golden(QStringLiteral("string"));
        auto reader = bodyOf(bytes);
        reader.list();
        QVERIFY(!reader.listEnd());
        QVERIFY(!reader.isGood());
    }

    void keepsTheFirstFailure()
    {
        const auto bytes = golden(QStringLiteral("tuple"));
        auto reader = bodyOf(bytes);
        QVERIFY(!reader.binary());
        QCOMPARE(reader.failure(), Failure::WrongKind);
        QVERIFY(!reader.tuple());
        QVERIFY(reader.peek() == Kind::None);
    }

    void skipsAMillionLevelsWithoutAStack()
    {
        Bytes bytes;
        TermWriter writer(bytes);
        for (int i = 0; i < 1'000'000; ++i)
            writer.tuple(1);
        writer.nil();
        TermReader reader(bytes);
        QVERIFY(reader.skip());
        QVERIFY(reader.atEnd());
        QVERIFY(termText(bytes).size() < 310);
    }

    void refusesCountsThatCannotBeTrue()
    {
        const Bytes bytes{108, 0xff, 0xff, 0xff, 0xff, 106};
        TermReader reader(bytes);
        QVERIFY(!reader.skip());
        QCOMPARE(reader.failure(), Failure::Truncated);
    }

    void printsTermsAsErlangDoes()
    {
        const auto text = [](const char *name) {
            return termText(goldenTerm(QLatin1String(name)));
        };
        QCOMPARE(
            text("badrpc"),
            std::string(
                "{badrpc,{'EXIT',{undef,[{'Elixir.TimelessMetrics',resolve_series,[],[]}]}}}"));
        QCOMPARE(text("list"), std::string("[300,<<\"x\">>]"));
        QCOMPARE(text("map"), std::string("#{<<\"k\">> => <<\"v\">>}"));
        QCOMPARE(text("string"), std::string("[1,2,255]"));
        QCOMPARE(text("int_huge"), std::string("<bignum>"));
        QCOMPARE(termText(goldenTerm(QStringLiteral("badrpc")), 10), std::string("{badrpc,{'..."));
    }

private:
    static void allGolden()
    {
        QTest::addColumn<int>("unused");
        for (const auto &name : goldenNames())
            QTest::newRow(name.toLatin1().constData()) << 0;
    }
};

QTEST_APPLESS_MAIN(TestTermReader)
#include "tst_term_reader.moc"
