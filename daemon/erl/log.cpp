#include "erl/log.h"

namespace tg::erl {

Q_LOGGING_CATEGORY(lcErl, "tg.erl", QtInfoMsg)

} // namespace tg::erl
