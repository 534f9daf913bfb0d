// What is no CBOR ends the reading, wherever it stands.
#include <QtTest>

#include "shared/protocol/cbor_reader.h"

using tg::protocol::CborReader;

class TestCborReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Behind an item of each kind a head with a length that CBOR does not have (RFC 8949, 3): Qt
    // goes on to tell the type of the item before.
    void aReservedLengthIsNoItem_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("a number") << QByteArray("\x01");
        QTest::newRow("true") << QByteArray("\xf5");
        QTest::newRow("null") << QByteArray("\xf6");
        QTest::newRow("a text") << QByteArray("\x61x");
        QTest::newRow("bytes") << QByteArray("\x41x");
        QTest::newRow("an empty array") << QByteArray("\x80");
        QTest::newRow("an empty map") << QByteArray("\xa0");
        QTest::newRow("an array") << QByteArray("\x81\x01");
        QTest::newRow("a map") << QByteArray("\xa1\x01\x02");
    }

    void aReservedLengthIsNoItem()
    {
        QFETCH(QByteArray, before);
        for (const char reserved : {'\x1c', '\x5d', '\x7e', '\x9c', '\xbe', '\xfd'}) {
            const QByteArray bytes =
                QByteArray("\x83") + before + reserved + QByteArray(16, '\xff');
            CborReader reader(bytes);
            QCOMPARE(reader.array(), std::size_t{3});
            reader.skip();
            reader.skip();
            QVERIFY(reader.hasFailed());
            QCOMPARE(reader.nextType(), CborReader::Type::Invalid);
            QVERIFY(!reader.isNextNull());
            reader.skip(); // stays so
            QCOMPARE(reader.integer(), 0);
            QVERIFY(!reader.boolean());
            QVERIFY(reader.isAtEnd());
        }
    }

    void aReservedLengthInFrontIsNoItem()
    {
        for (const char reserved : {'\x1c', '\x5d', '\x7e', '\x9c', '\xbe', '\xfd'}) {
            const QByteArray bytes = reserved + QByteArray(16, '\xff');
            CborReader reader(bytes);
            reader.skip();
            QVERIFY(reader.hasFailed());
        }
    }
};

QTEST_APPLESS_MAIN(TestCborReader)
#include "tst_cbor_reader.moc"
