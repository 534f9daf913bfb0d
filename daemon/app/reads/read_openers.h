// Who answers which read, in the order they are asked. Pure, any thread.
#pragma once

#include <vector>

#include "query/door/read_desk.h"

namespace tg::app {

std::vector<query::ReadOpener> readOpeners();

} // namespace tg::app
