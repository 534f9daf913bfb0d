// Values of application/x-www-form-urlencoded text: the query of a target, or a form as body. Pure
// functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tg::ingest {

// What stands before the first `separator`, or all; takes both from the text.
std::string_view takeUpTo(std::string_view &text, char separator);

// The first value of that name (itself plain text), decoded; nothing: it is not there. A percent
// sign without two hexadecimal digits stands for itself.
std::optional<std::string> formValue(std::string_view form, std::string_view name);

} // namespace tg::ingest
