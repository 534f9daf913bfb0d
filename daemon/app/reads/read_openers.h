// Who answers which read, in the order they are asked. Pure, any thread.
#pragma once

#include <vector>

#include "query/door/read_desk.h"
#include "query/everywhere/node_atoms.h"

namespace tg::app {

// atoms: outlives the reads.
std::vector<query::ReadOpener> readOpeners(query::NodeAtoms &atoms);

} // namespace tg::app
