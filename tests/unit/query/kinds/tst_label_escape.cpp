#include <QtTest>

#include "query/kinds/label_escape.h"

using namespace tg::query;

class TestLabelEscape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNodesCannotHoldIsEscapedAndComesBack_data();
    void whatNodesCannotHoldIsEscapedAndComesBack();
};

void TestLabelEscape::whatNodesCannotHoldIsEscapedAndComesBack_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("onNode");
    for (const char *same : {"", "plain", "50%", "%", "%%", "%2c", "%2", "100%25 off"}) {
        const QByteArray value(same);
        QTest::newRow(same) << value
                            << (value.contains("%25") ? QByteArray("100%2525 off") : value);
    }
    QTest::newRow("a comma") << QByteArray("a,b") << QByteArray("a%2Cb");
    QTest::newRow("an equals sign") << QByteArray("a=b") << QByteArray("a%3Db");
    QTest::newRow("what looks escaped") << QByteArray("%2C%3D") << QByteArray("%252C%253D");
    QTest::newRow("percent before a comma") << QByteArray("%,%%2C") << QByteArray("%%2C%%252C");
    QTest::newRow("cut off") << QByteArray("a%2") << QByteArray("a%2");
}

void TestLabelEscape::whatNodesCannotHoldIsEscapedAndComesBack()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, onNode);
    const auto plain = value.toStdString();
    QCOMPARE(QByteArray::fromStdString(escapeLabel(plain)), onNode);
    QCOMPARE(needsEscape(plain), value != onNode);
    QCOMPARE(unescapeLabel(escapeLabel(plain)), plain);
}

QTEST_GUILESS_MAIN(TestLabelEscape)

#include "tst_label_escape.moc"
