#include "ingest/http_exchange.h"

namespace tg::ingest {

std::string_view RequestHead::field(std::string_view lowerName) const
{
    for (const auto &[name, value] : fields) {
        if (name == lowerName)
            return value;
    }
    return {};
}

} // namespace tg::ingest
