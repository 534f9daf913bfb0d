#include "sent_body.h"

#include <bit>
#include <google/protobuf/io/coded_stream.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

namespace tg::loadgen {

namespace {

QByteArray point(const QByteArray &metric, const QMap<QByteArray, QByteArray> &labels,
                 qint64 seconds, const QByteArray &value)
{
    QByteArrayList parts;
    for (auto label = labels.begin(); label != labels.end(); ++label)
        parts << label.key() + "=\"" + label.value() + '"';
    return metric + '{' + parts.join(',') + "} " + QByteArray::number(seconds) + ' ' + value;
}

QMap<QByteArray, QByteArray> labelsFrom(const QByteArrayList &pairs)
{
    QMap<QByteArray, QByteArray> labels;
    for (const QByteArray &pair : pairs) {
        QByteArray value = pair.mid(pair.indexOf('=') + 1);
        if (value.startsWith('"'))
            value = value.mid(1, value.size() - 2);
        labels.insert(pair.left(pair.indexOf('=')), value);
    }
    return labels;
}

QByteArrayList textPoints(const QByteArray &line)
{
    const qsizetype open = line.indexOf('{');
    const qsizetype close = line.indexOf('}');
    const QByteArrayList numbers = line.mid(close + 2).split(' ');
    return {point(line.left(open), labelsFrom(line.mid(open + 1, close - open - 1).split(',')),
                  numbers.value(1).toLongLong() / 1000, numbers.value(0))};
}

QByteArrayList jsonPoints(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QJsonObject metric = object.value(QStringLiteral("metric")).toObject();
    QMap<QByteArray, QByteArray> labels;
    for (auto member = metric.begin(); member != metric.end(); ++member)
        labels.insert(member.key().toUtf8(), member.value().toString().toUtf8());
    const QByteArray name = labels.take("__name__");
    const QJsonArray values = object.value(QStringLiteral("values")).toArray();
    const QJsonArray times = object.value(QStringLiteral("timestamps")).toArray();
    QByteArrayList points;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double value = values[i].toDouble();
        const bool isWhole = value >= 1e11;
        points << point(name, labels, times[i].toInteger() / 1000,
                        QByteArray::number(value, 'f', isWhole ? 0 : 2));
    }
    return points;
}

QByteArrayList influxPoints(const QByteArray &line)
{
    const QByteArrayList parts = line.split(' ');
    QByteArrayList tags = parts.value(0).split(',');
    const QByteArray measurement = tags.takeFirst();
    QByteArrayList points;
    for (const QByteArray &field : parts.value(1).split(','))
        points << point(measurement + '_' + field.left(field.indexOf('=')), labelsFrom(tags),
                        parts.value(2).toLongLong() / 1'000'000'000,
                        field.mid(field.indexOf('=') + 1));
    return points;
}

using google::protobuf::io::CodedInputStream;

// The fields of a message: each with its number, and its bytes or its number as bytes.
QList<std::pair<int, QByteArray>> fieldsOf(const QByteArray &message)
{
    CodedInputStream in(
        static_cast<const std::uint8_t *>(static_cast<const void *>(message.constData())),
        static_cast<int>(message.size()));
    QList<std::pair<int, QByteArray>> fields;
    while (const std::uint32_t tag = in.ReadTag()) {
        std::string bytes;
        std::uint64_t number = 0;
        int size = 0;
        if ((tag & 7) == 2 && in.ReadVarintSizeAsInt(&size) && in.ReadString(&bytes, size))
            fields.emplaceBack(static_cast<int>(tag >> 3), QByteArray::fromStdString(bytes));
        else if ((tag & 7) == 1 && in.ReadLittleEndian64(&number))
            fields.emplaceBack(static_cast<int>(tag >> 3),
                               QByteArray::number(std::bit_cast<double>(number), 'f', 2));
        else if ((tag & 7) == 0 && in.ReadVarint64(&number))
            fields.emplaceBack(static_cast<int>(tag >> 3), QByteArray::number(qulonglong(number)));
        else
            return {};
    }
    return in.ConsumedEntireMessage() ? fields : QList<std::pair<int, QByteArray>>{};
}

QByteArrayList remoteWritePoints(const QByteArray &body)
{
    QByteArrayList points;
    for (const auto &[number, series] : fieldsOf(body)) {
        QMap<QByteArray, QByteArray> labels;
        QByteArray value;
        qint64 time = 0;
        for (const auto &[field, bytes] : fieldsOf(series)) {
            const auto pair = fieldsOf(bytes);
            if (field == 1)
                labels.insert(pair.value(0).second, pair.value(1).second);
            value = field == 2 ? pair.value(0).second : value;
            time = field == 2 ? pair.value(1).second.toLongLong() : time;
        }
        if (value.toDouble() >= 1e11)
            value.chop(3);
        const QByteArray name = labels.take("__name__");
        points << point(name, labels, time / 1000, value);
    }
    return points;
}

} // namespace

QByteArrayList pointsOfBody(Format format, const QByteArray &body)
{
    if (format == Format::RemoteWrite)
        return remoteWritePoints(body);
    QByteArrayList points;
    for (const QByteArray &line : body.split('\n')) {
        if (line.isEmpty())
            continue;
        switch (format) {
        case Format::Text:
            points << textPoints(line);
            break;
        case Format::Json1:
        case Format::Json10:
            points << jsonPoints(line);
            break;
        case Format::Influx8:
            points << influxPoints(line);
            break;
        case Format::RemoteWrite:
            break;
        }
    }
    return points;
}

} // namespace tg::loadgen
