#include <string>
#include <vector>

#include <QtTest>

#include "query/matcher.h"
#include "series/series_key.h"

using namespace tg;
using namespace tg::query;

namespace {

using Matchers = std::vector<Matcher>;
constexpr auto kEqual = MatchOp::Equal;
constexpr auto kNotEqual = MatchOp::NotEqual;
constexpr auto kRegex = MatchOp::Regex;
constexpr auto kNotRegex = MatchOp::NotRegex;

// http_requests_total{code="500",handler="/api",host="a",text="x\ny"}
std::string requestsKey()
{
    std::vector<series::LabelView> labels{
        {"host", "a"}, {"code", "500"}, {"handler", "/api"}, {"text", "x\ny"}};
    std::string key;
    series::writeKey("http_requests_total", labels, key);
    return key;
}

QString textOf(const Matchers &matchers)
{
    std::string text;
    for (const auto &matcher : matchers)
        text += matcherText(matcher) + ' ';
    return QString::fromStdString(text);
}

} // namespace

class TestMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchersMeanWhatPrometheusMeans();
    void theMetricIsKnownWhenOnlyOneCanMatch();
    void whatCannotBeMatchedIsRefusedWithItsReason_data();
    void whatCannotBeMatchedIsRefusedWithItsReason();
    void tooManyMatchersAreRefused();
    void aHugeRegexTakesNoMoreMemoryThanItsBound();
    void hostileRegexesEnd();
};

void TestMatcher::matchersMeanWhatPrometheusMeans()
{
    struct Row {
        Matchers matchers;
        bool isMatch;
    };
    const std::vector<Row> rows{
        {{}, true},
        {{{"__name__", kEqual, "http_requests_total"}}, true},
        {{{"__name__", kEqual, "http_requests"}}, false},
        {{{"__name__", kRegex, "http_.*"}}, true},
        {{{"__name__", kRegex, "http_"}}, false},
        {{{"__name__", kNotEqual, "up"}}, true},
        {{{"__name__", kNotRegex, "http_.+"}}, false},
        {{{"__name__", kNotEqual, ""}}, true},
        {{{"__name__", kEqual, ""}}, false},
        {{{"host", kEqual, "a"}}, true},
        {{{"host", kEqual, "A"}}, false},
        {{{"host", kNotEqual, "a"}}, false},
        {{{"host", kRegex, "a|b"}}, true},
        {{{"host", kRegex, "b|c"}}, false},
        {{{"host", kNotRegex, "b|c"}}, true},
        {{{"code", kRegex, "5.."}}, true},
        {{{"code", kRegex, "5."}}, false}, // anchored at both ends
        {{{"code", kRegex, "00"}}, false},
        {{{"code", kRegex, "50|0|500"}}, true},
        {{{"handler", kRegex, "(?i)/API"}}, true},
        {{{"absent", kEqual, ""}}, true}, // a missing label is the empty text
        {{{"absent", kEqual, "x"}}, false},
        {{{"absent", kNotEqual, ""}}, false},
        {{{"absent", kNotEqual, "x"}}, true},
        {{{"absent", kRegex, ".*"}}, true},
        {{{"absent", kRegex, ".+"}}, false},
        {{{"absent", kNotRegex, ".+"}}, true},
        {{{"aaa", kEqual, ""}, {"zzz", kEqual, ""}, {"hos", kEqual, ""}}, true},
        {{{"aaa", kNotEqual, ""}, {"host", kEqual, "a"}}, false},
        {{{"zzz", kNotEqual, ""}, {"host", kEqual, "a"}}, false},
        {{{"host", kNotEqual, ""}}, true},
        {{{"host", kEqual, "a"}, {"host", kNotEqual, "b"}, {"host", kRegex, "[a-c]"}}, true},
        {{{"host", kEqual, "a"}, {"host", kEqual, "b"}}, false},
        {{{"text", kRegex, "x.y"}}, false}, // a dot is no line end, as in Prometheus 2
        {{{"text", kRegex, "(?s)x.y"}}, true},
        {{{"text", kEqual, "x\ny"}}, true},
    };
    for (const auto &row : rows) {
        const auto set = compile(row.matchers);
        QVERIFY2(set, qPrintable(textOf(row.matchers)));
        QVERIFY2(set->matches(requestsKey()) == row.isMatch, qPrintable(textOf(row.matchers)));
    }
    QVERIFY(MatchSet().matches(requestsKey()));
}

void TestMatcher::theMetricIsKnownWhenOnlyOneCanMatch()
{
    const auto metricOf = [](const Matchers &matchers) { return compile(matchers)->metric(); };
    QCOMPARE(metricOf({{"__name__", kEqual, "up"}, {"host", kEqual, "a"}}),
             std::optional<std::string>("up"));
    QVERIFY(!metricOf({{"__name__", kRegex, "up"}}));
    QVERIFY(!metricOf({{"host", kEqual, "up"}}));
    QVERIFY(!MatchSet().metric());
    const auto both = compile(Matchers{{"__name__", kEqual, "up"}, {"__name__", kNotRegex, "u.*"}});
    QVERIFY(!both->matchesMetric("up"));
}

void TestMatcher::whatCannotBeMatchedIsRefusedWithItsReason_data()
{
    QTest::addColumn<std::string>("regex");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::string>("part");
    const auto row = [](const char *name, std::string regex, ErrorCode code, std::string part) {
        QTest::newRow(name) << std::move(regex) << code << std::move(part);
    };
    row("open bracket", "[", ErrorCode::BadSyntax, "job=~\"[\"");
    row("unbalanced", "a)|(b", ErrorCode::BadSyntax, "a)|(b");
    row("back reference", "(a)\\1", ErrorCode::BadSyntax, "\\1");
    row("look-ahead", "(?=a)", ErrorCode::BadSyntax, "(?=");
    row("not UTF-8", "\xff", ErrorCode::BadSyntax, "UTF-8");
    row("long", std::string(kMaxRegexBytes + 1, 'a'), ErrorCode::LimitExceeded, "4096");
    row("repeats too often", "a{1001}", ErrorCode::BadSyntax, "repetition");
    row("nested repeats", "((a{100}){100}){100}", ErrorCode::BadSyntax, "repetition");
}

void TestMatcher::whatCannotBeMatchedIsRefusedWithItsReason()
{
    QFETCH(std::string, regex);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, part);
    const auto set = compile(Matchers{{"job", kRegex, regex}});
    QVERIFY(!set);
    QCOMPARE(set.error().code, code);
    const auto text = QString::fromStdString(set.error().text);
    QVERIFY2(text.contains(QString::fromStdString(part)) && text.contains(QLatin1String("job")),
             qPrintable(text));
    QVERIFY(text.size() < 1000);
}

void TestMatcher::tooManyMatchersAreRefused()
{
    Matchers matchers(kMaxMatchers, Matcher{"a", kEqual, ""});
    QVERIFY(compile(matchers));
    matchers.push_back({"a", kEqual, ""});
    QCOMPARE(compile(matchers).error().code, ErrorCode::LimitExceeded);
    QCOMPARE(compile(Matchers{{"a", kEqual, std::string(kMaxMatcherBytes + 1, 'x')}}).error().code,
             ErrorCode::LimitExceeded);
}

void TestMatcher::aHugeRegexTakesNoMoreMemoryThanItsBound()
{
    const auto set = compile(Matchers{{"job", kRegex, "(\\pL{1,200}|\\pN{1,200}){1,4}"}});
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::LimitExceeded);
}

void TestMatcher::hostileRegexesEnd()
{
    std::vector<series::LabelView> labels;
    const std::string value(4000, 'a');
    labels.emplace_back("job", value);
    std::string key;
    series::writeKey("m", labels, key);
    for (const std::string regex :
         {"(a*)*b", "(a|aa)+$b", "(.*)(.*)(.*)(.*)x", "(a?){500}a{500}"}) {
        const auto set = compile(Matchers{{"job", kRegex, regex}});
        if (set)
            QVERIFY(!set->matches(key));
    }
}

QTEST_APPLESS_MAIN(TestMatcher)
#include "tst_matcher.moc"
