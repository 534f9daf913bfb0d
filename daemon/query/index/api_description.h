// What the data door serves for reading, as OpenAPI and as a page. Pure functions, any thread.
#pragma once

#include <string>

namespace tg::query {

std::string openApiText();
std::string apiPage();

} // namespace tg::query
