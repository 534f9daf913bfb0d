#include "shared/protocol/cbor_json.h"

#include <algorithm>
#include <cmath>

#include <QJsonArray>

namespace tg::protocol {

namespace {

bool writeValue(CborWriter &out, const QJsonValue &value, std::size_t depth);

bool writeObject(CborWriter &out, const QJsonObject &object, std::size_t depth)
{
    if (depth == kMaxDepth || static_cast<std::size_t>(object.size()) > kMaxMembers)
        return false;
    out.map(static_cast<std::size_t>(object.size()));
    for (auto at = object.begin(); at != object.end(); ++at) {
        out.text(at.key());
        if (!writeValue(out, at.value(), depth + 1))
            return false;
    }
    return true;
}

bool writeArray(CborWriter &out, const QJsonArray &array, std::size_t depth)
{
    if (depth == kMaxDepth)
        return false;
    out.array(static_cast<std::size_t>(array.size()));
    return std::ranges::all_of(
        array, [&](const QJsonValue &one) { return writeValue(out, one, depth + 1); });
}

void writeNumber(CborWriter &out, const QJsonValue &value)
{
    // Not a whole number: it gives back what it is told to.
    if (value.toInteger(0) == value.toInteger(1))
        out.integer(value.toInteger());
    else
        out.real(value.toDouble());
}

bool writeValue(CborWriter &out, const QJsonValue &value, std::size_t depth)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out.boolean(value.toBool());
        return true;
    case QJsonValue::Double:
        writeNumber(out, value);
        return true;
    case QJsonValue::String:
        out.text(value.toString());
        return true;
    case QJsonValue::Array:
        return writeArray(out, value.toArray(), depth);
    case QJsonValue::Object:
        return writeObject(out, value.toObject(), depth);
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out.null();
        return true;
    }
    return true;
}

// JSON has one kind of number: what is whole is kept as such, however it came.
QJsonValue numberOf(double real)
{
    constexpr double kBound = 9'223'372'036'854'775'808.0; // 2^63
    if (real >= -kBound && real < kBound && std::trunc(real) == real)
        return static_cast<qint64>(real);
    return real;
}

QJsonValue readValue(CborReader &in, std::size_t depth);

QJsonObject readObject(CborReader &in, std::size_t depth)
{
    QJsonObject object;
    if (depth == kMaxDepth) {
        in.fail(ErrorCode::LimitExceeded, "nested too deeply");
        return object;
    }
    const std::size_t members = in.map(kMaxMembers);
    for (std::size_t i = 0; i < members && !in.hasFailed(); ++i) {
        const QString name = in.text(kMaxTextBytes);
        if (object.contains(name))
            in.fail(ErrorCode::BadSyntax, "a member that was there before");
        object.insert(name, readValue(in, depth + 1));
    }
    return object;
}

QJsonArray readArray(CborReader &in, std::size_t depth)
{
    QJsonArray array;
    if (depth == kMaxDepth) {
        in.fail(ErrorCode::LimitExceeded, "nested too deeply");
        return array;
    }
    const std::size_t items = in.array();
    for (std::size_t i = 0; i < items && !in.hasFailed(); ++i)
        array.append(readValue(in, depth + 1));
    return array;
}

QJsonValue readValue(CborReader &in, std::size_t depth)
{
    switch (in.nextMajor()) {
    case Major::Unsigned:
    case Major::Negative:
        return in.integer();
    case Major::Text:
        return in.text(kMaxFrame);
    case Major::Array:
        return readArray(in, depth);
    case Major::Map:
        return readObject(in, depth);
    case Major::Bytes:
    case Major::Tag:
        in.fail(ErrorCode::BadSyntax, "what JSON does not have");
        return {};
    case Major::Other:
        break;
    }
    if (in.isNextNull()) {
        in.null();
        return QJsonValue(QJsonValue::Null);
    }
    return in.isNextReal() ? numberOf(in.real()) : QJsonValue(in.boolean());
}

} // namespace

Result<void> writeJson(CborWriter &out, const QJsonObject &object)
{
    if (writeObject(out, object, 0))
        return {};
    return Error{ErrorCode::BadValue, "an object for the control protocol is nested more than " +
                                          std::to_string(kMaxDepth) + " deep, or has more than " +
                                          std::to_string(kMaxMembers) + " members"};
}

QJsonObject readJson(CborReader &in)
{
    return readObject(in, 0);
}

} // namespace tg::protocol
