#include "query/query_log.h"

Q_LOGGING_CATEGORY(lcQuery, "tg.query")
