// One request as Boost.Beast's parser reads it, plus the refusals that Beast leaves to us. It is
// only ever given whole elements (the head, a chunk line, the trailers) or body bytes, so it never
// has to resume inside one. Made anew for each message by HttpGrammar; nothing else includes this
// file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// GCC 12 takes the empty boost::optional of Beast's content length for uninitialised when it
// optimises.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <boost/beast/http/basic_parser.hpp>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

#include "ingest/http_grammar.h"

namespace tg::ingest {

class RequestParser final : public boost::beast::http::basic_parser<true>
{
public:
    RequestParser(RequestHead &head, std::uint64_t maxBodyBytes);

    std::optional<HttpFault> readHead(std::string_view wholeHead);
    // An element of the chunk framing, or body bytes; `taken` tells how many were used, which is
    // all but for body bytes behind the end of the body or chunk.
    std::optional<HttpFault> readBody(std::string_view bytes, GrammarSink &sink,
                                      std::size_t &taken);

    const MessageTraits &traits() const { return m_traits; }
    bool isPaused() const { return m_isPaused; } // the sink's last word
    std::uint64_t chunkBytesLeft() const { return m_chunkBytesLeft; }

private:
    using ErrorCode = boost::beast::error_code;
    using View = boost::beast::string_view;

    void on_request_impl(boost::beast::http::verb, View method, View target, int version,
                         ErrorCode &) override;
    void on_response_impl(int, View, int, ErrorCode &) override {}
    void on_field_impl(boost::beast::http::field field, View name, View value,
                       ErrorCode &error) override;
    void on_header_impl(ErrorCode &) override { m_isInHead = false; }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorCode &) override {}
    std::size_t on_body_impl(View bytes, ErrorCode &) override;
    void on_chunk_header_impl(std::uint64_t size, View extensions, ErrorCode &error) override;
    std::size_t on_chunk_body_impl(std::uint64_t left, View bytes, ErrorCode &) override;
    void on_finish_impl(ErrorCode &) override {}

    void refuse(HttpFault fault, ErrorCode &error);
    void readConnectionField(View value);
    void storeField(View name, View value);
    std::optional<HttpFault> checkHead();

    RequestHead &m_head;
    GrammarSink *m_sink = nullptr; // only during readBody()
    MessageTraits m_traits;
    std::optional<HttpFault> m_fault;
    std::uint64_t m_maxBodyBytes;
    std::uint64_t m_bodyBytes = 0; // of a chunked body, by the chunk lines so far
    std::uint64_t m_chunkBytesLeft = 0;
    std::size_t m_extensionBytes = 0;
    std::size_t m_fieldCount = 0;
    std::size_t m_hostCount = 0;
    std::size_t m_hostField = 0;
    bool m_isInHead = true;
    bool m_isPaused = false;
    bool m_saysClose = false;
    bool m_saysKeepAlive = false;
};

} // namespace tg::ingest
