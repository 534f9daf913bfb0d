// Result<T>: what a call that can fail returns. The code is a closed enum for programs, the text is
// for people: it names the object, the offending value and what to do. No exceptions leave our
// functions.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace tg {

enum class ErrorCode {
    BadSyntax,     // text or bytes that do not follow their format
    BadValue,      // well-formed, but outside what is allowed
    LimitExceeded, // a named bound was passed
    NotFound,      // the thing asked for does not exist
    Unavailable,   // a peer or resource cannot be reached now; trying again may help
    Refused,       // a peer answered and said no
    TimedOut,      // no answer in time
    System         // the operating system said no (errno in the text)
};

struct Error {
    ErrorCode code = ErrorCode::System;
    std::string text;
};

template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    T &operator*() { return std::get<0>(m_state); }
    const T &operator*() const { return std::get<0>(m_state); }
    T *operator->() { return &std::get<0>(m_state); }
    const T *operator->() const { return &std::get<0>(m_state); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <> class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
        , m_failed(true)
    {
    }

    explicit operator bool() const { return !m_failed; }
    const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace tg
