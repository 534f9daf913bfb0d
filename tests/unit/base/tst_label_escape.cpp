// Label values on their way to nodes that keep labels as text, and back.
#include <random>
#include <string>
#include <vector>

#include <QTest>

#include "base/label_escape.h"

using namespace tg;

namespace {

// All texts of up to so many of these pieces.
std::vector<std::string> allOf(const std::vector<std::string> &pieces, int upTo)
{
    std::vector<std::string> all{""};
    for (std::size_t begin = 0; upTo > 0; --upTo) {
        const auto end = all.size();
        for (; begin < end; ++begin) {
            for (const auto &piece : pieces)
                all.push_back(all[begin] + piece);
        }
    }
    return all;
}

QByteArray wrongWith(const std::string &value)
{
    const auto escaped = escapeLabel(value);
    if (escaped.find(',') != escaped.npos)
        return "a comma is left: " + QByteArray::fromStdString(value);
    if (unescapeLabel(escaped) != value)
        return "not what it was: " + QByteArray::fromStdString(value);
    if (needsEscape(value) != (escaped != value) || needsUnescape(escaped) != (escaped != value))
        return "changed without need, or the other way: " + QByteArray::fromStdString(value);
    if (value.find(',') == value.npos && escapeLabel(unescapeLabel(value)) != value)
        return "a node's value has no spelling of its own: " + QByteArray::fromStdString(value);
    return {};
}

} // namespace

class TestLabelEscape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapesOnlyWhatANodeWouldMisread_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("onNodes");
        const auto row = [](const char *value, const char *onNodes) {
            QTest::newRow(value) << QByteArray(value) << QByteArray(onNodes);
        };
        row("", "");
        row("plain", "plain");
        row("a,b=c", "a%2Cb=c");
        row(",", "%2C");
        row("x=y", "x=y");
        row("=", "=");
        row("%", "%");
        row("50%", "50%");
        row("a%20b", "a%20b");
        row("%2c", "%2c");
        row("%25", "%25");
        row("a%25b", "a%25b");
        row("%3D", "%3D");
        row("%2C", "%252C");
        row("a%252C", "a%25252C");
        row("%%2C", "%%252C");
        row("%,", "%%2C");
        row("%2,C", "%2%2CC");
        row("%25,", "%25%2C");
        row("\xe4\xb8\xad,\xc3\xa9", "\xe4\xb8\xad%2C\xc3\xa9");
    }
    void escapesOnlyWhatANodeWouldMisread()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, onNodes);
        QCOMPARE(QByteArray::fromStdString(escapeLabel(value.toStdString())), onNodes);
        QCOMPARE(QByteArray::fromStdString(unescapeLabel(onNodes.toStdString())), value);
    }

    void readsACommaInWhatOthersEscaped()
    {
        QCOMPARE(unescapeLabel("a%2Cb"), std::string("a,b"));
        QCOMPARE(unescapeLabel("a%252Cb"), std::string("a%2Cb"));
    }

    void leavesAsItIsWhatNodesKeep()
    {
        for (const auto *value : {"a,b", "a%2Cb", "50%", ""}) {
            QCOMPARE(labelOnNodes(value, LabelForm::AsIs), std::string(value));
            QCOMPARE(labelFromNodes(value, LabelForm::AsIs), std::string(value));
            QCOMPARE(labelOnNodes(value, LabelForm::Escaped), escapeLabel(value));
            QCOMPARE(labelFromNodes(value, LabelForm::Escaped), unescapeLabel(value));
        }
        QVERIFY(labelFormOf(LabelPolicy::Allow) == LabelForm::AsIs);
        QVERIFY(labelFormOf(LabelPolicy::Reject) == LabelForm::Escaped); // stays readable
    }

    void readsACommaThatOthersLeftAsItIs() { QCOMPARE(unescapeLabel("a,b"), std::string("a,b")); }

    void doesNotUndoWhatItDidNotDo()
    {
        const std::string once = escapeLabel("a,b");
        QVERIFY(needsEscape(once)); // escaping twice is not escaping once
        QCOMPARE(unescapeLabel(unescapeLabel(escapeLabel(once))), std::string("a,b"));
    }

    void bringsBackEveryCombinationOfSpecialPieces()
    {
        for (const auto &value : allOf({"%", ",", "=", "2", "C", "5", "3D", "a"}, 6)) {
            const auto wrong = wrongWith(value);
            QVERIFY2(wrong.isEmpty(), wrong.constData());
        }
        for (const auto &value : allOf({"%", "25", "2C", ","}, 8)) {
            const auto wrong = wrongWith(value);
            QVERIFY2(wrong.isEmpty(), wrong.constData());
        }
    }

    void bringsBackAnyBytes()
    {
        std::mt19937 random(11);
        constexpr std::string_view kOften = "%%%,,=225CD";
        for (int round = 0; round < 200'000; ++round) {
            std::string value(random() % 24, '\0');
            for (auto &c : value)
                c = random() % 3 != 0 ? kOften[random() % kOften.size()]
                                      : static_cast<char>(random());
            const auto wrong = wrongWith(value);
            QVERIFY2(wrong.isEmpty(), wrong.constData());
        }
    }

    void appendsToWhatIsThere()
    {
        std::string out = "k=";
        escapeLabelTo("a,b", out);
        QCOMPARE(out, std::string("k=a%2Cb"));
        out = "k=";
        unescapeLabelTo("a%2Cb", out);
        QCOMPARE(out, std::string("k=a,b"));
    }
};

QTEST_APPLESS_MAIN(TestLabelEscape)
#include "tst_label_escape.moc"
