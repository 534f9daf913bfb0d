// A term as Erlang would print it, cut to a number of bytes: for the reasons that people read.
// Takes whatever bytes there are, also the beginning of a term only. Any thread.
#pragma once

#include <cstddef>
#include <string>

#include "term/bytes.h"

namespace tg::term {

std::string termText(BytesView term, std::size_t maxBytes = 300);

} // namespace tg::term
