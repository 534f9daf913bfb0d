// What keys mean together: limits that must fit into one another, nodes that must differ, doors
// that must not stand open by accident. Runs once, over a filled draft. Main thread.
#pragma once

#include "app/config/config_builder.h"

namespace tg::app {

void checkTogether(ConfigDraft &draft);

} // namespace tg::app
