// A read that is answered as soon as it has been opened, from the event loop. Read thread.
#pragma once

#include <memory>

#include "query/door/read_sink.h"

namespace tg::query {

std::unique_ptr<ReadJob> answered(ReadSink &sink, ReadAnswer answer);

} // namespace tg::query
