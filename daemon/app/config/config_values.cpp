#include "app/config/config_values.h"

#include <type_traits>
#include <variant>

#include "app/config/bound_words.h"
#include "app/config/choices.h"
#include "app/config/config_schema.h"
#include "app/config/text_checks.h"

namespace tg::app {

namespace {

struct AsJson {
    QJsonValue operator()(const std::string *place) const { return QString::fromStdString(*place); }
    QJsonValue operator()(const BoundSet *place) const
    {
        return QString::fromStdString(boundWords(*place));
    }
    QJsonValue operator()(const bool *place) const { return *place; }
    QJsonValue operator()(const ListenAddress *place) const
    {
        return QString::fromStdString(listenText(*place));
    }
    QJsonValue operator()(const std::chrono::milliseconds *place) const
    {
        return qint64{place->count()};
    }
    template <typename Value> QJsonValue operator()(const Value *place) const
    {
        if constexpr (std::is_enum_v<Value>)
            return QString::fromStdString(std::string(choiceWord(*place)));
        else
            return static_cast<qint64>(*place);
    }
};

QString keyText(std::string_view key)
{
    return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
}

} // namespace

QJsonObject configValues(const Config &config)
{
    Config copy = config; // slots are made for writing
    QJsonObject values;
    for (const auto &row : configSchema())
        values.insert(keyText(row.key), std::visit(AsJson{}, row.slot(copy)));
    for (auto &node : copy.nodes) {
        for (const auto &row : nodeSchema())
            values.insert(keyText("node." + node.id + '.' + std::string(row.key)),
                          std::visit(AsJson{}, row.slot(node)));
    }
    return values;
}

} // namespace tg::app
