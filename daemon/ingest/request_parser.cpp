#include "ingest/request_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <limits>

#include "ingest/request_target.h"

namespace tg::ingest {

namespace http = boost::beast::http;

namespace {

std::string_view toStd(boost::beast::string_view view)
{
    return {view.data(), view.size()};
}

HttpFault faultOf(const boost::beast::error_code &error)
{
    if (error == http::error::bad_method)
        return HttpFault::BadRequestLine;
    if (error == http::error::bad_target)
        return HttpFault::BadTarget;
    if (error == http::error::bad_line_ending)
        return HttpFault::BadLineEnding;
    if (error == http::error::bad_content_length)
        return HttpFault::BadLength;
    if (error == http::error::bad_transfer_encoding)
        return HttpFault::BadTransferEncoding;
    return HttpFault::BadField;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Beast has one error for "HTTP/2.0" and for whatever else stands where the version should be.
bool endsWithOtherVersion(std::string_view head)
{
    const std::string_view line = head.substr(0, head.find("\r\n"));
    if (line.size() < 9)
        return false;
    const std::string_view version = line.substr(line.size() - 9);
    return version.starts_with(" HTTP/") && isDigit(version[6]) && version[7] == '.' &&
           isDigit(version[8]) && version != " HTTP/1.0" && version != " HTTP/1.1";
}

} // namespace

RequestParser::RequestParser(RequestHead &head, std::uint64_t maxBodyBytes)
    : m_head(head)
    , m_maxBodyBytes(maxBodyBytes)
{
    header_limit(std::numeric_limits<std::uint32_t>::max()); // HttpGrammar counts the head
    body_limit(std::numeric_limits<std::uint64_t>::max());   // we count; none would mean 0
}

std::optional<HttpFault> RequestParser::readHead(std::string_view wholeHead)
{
    ErrorCode error;
    const std::size_t taken =
        put(boost::asio::const_buffer(wholeHead.data(), wholeHead.size()), error);
    if (m_fault)
        return m_fault;
    if (error == http::error::bad_version) {
        return endsWithOtherVersion(wholeHead) ? HttpFault::UnknownVersion
                                               : HttpFault::BadRequestLine;
    }
    if (error)
        return faultOf(error);
    if (taken != wholeHead.size() || !is_header_done())
        return HttpFault::BadField;
    m_head.fields.resize(m_fieldCount);
    return checkHead();
}

std::optional<HttpFault> RequestParser::readBody(std::string_view bytes, GrammarSink &sink,
                                                 std::size_t &taken)
{
    m_sink = &sink;
    m_isPaused = false;
    ErrorCode error;
    taken = put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    m_sink = nullptr;
    if (m_fault)
        return m_fault;
    if (error == http::error::body_limit) // sizes beyond 64 bits together
        return HttpFault::BodyTooLarge;
    if (error)
        return HttpFault::BadChunk;
    return std::nullopt;
}

void RequestParser::on_request_impl(http::verb, View method, View target, int version,
                                    ErrorCode &error)
{
    m_head.method.assign(method.data(), method.size());
    m_traits.isHttp11 = version == 11;
    m_traits.isHead = m_head.method == "HEAD";
    if (!splitTarget(m_head.method, toStd(target), m_head.path, m_head.query))
        refuse(HttpFault::BadTarget, error);
}

void RequestParser::on_field_impl(http::field field, View name, View value, ErrorCode &error)
{
    if (!m_isInHead)
        return; // trailers are read over
    if (m_fieldCount == kMaxHeadFields)
        return refuse(HttpFault::HeadTooLarge, error);
    switch (field) {
    case http::field::host:
        m_hostField = m_fieldCount;
        ++m_hostCount;
        break;
    case http::field::transfer_encoding:
        if (!boost::beast::iequals(value, "chunked"))
            return refuse(HttpFault::BadTransferEncoding, error);
        break;
    case http::field::expect:
        if (!boost::beast::iequals(value, "100-continue"))
            return refuse(HttpFault::BadExpectation, error);
        m_traits.expectsContinue = true;
        break;
    case http::field::connection:
        readConnectionField(value);
        break;
    default:
        break;
    }
    storeField(name, value);
}

void RequestParser::readConnectionField(View value)
{
    for (const View token : http::token_list(value)) {
        m_saysClose = m_saysClose || boost::beast::iequals(token, "close");
        m_saysKeepAlive = m_saysKeepAlive || boost::beast::iequals(token, "keep-alive");
    }
}

void RequestParser::storeField(View name, View value)
{
    if (m_fieldCount == m_head.fields.size())
        m_head.fields.emplace_back();
    auto &[storedName, storedValue] = m_head.fields[m_fieldCount++];
    storedName.assign(name.data(), name.size());
    for (char &c : storedName) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    storedValue.assign(value.data(), value.size());
}

std::optional<HttpFault> RequestParser::checkHead()
{
    const bool wantsHost = m_traits.isHttp11;
    if (m_hostCount > 1 || (wantsHost && m_hostCount == 0))
        return HttpFault::BadHost;
    if (m_hostCount == 1 && !isHostText(m_head.fields[m_hostField].second))
        return HttpFault::BadHost;
    if (chunked() && !m_traits.isHttp11)
        return HttpFault::BadTransferEncoding;

    m_head.contentLength.reset();
    if (!chunked())
        m_head.contentLength = content_length().value_or(0);
    if (m_head.contentLength && *m_head.contentLength > m_maxBodyBytes)
        return HttpFault::BodyTooLarge;

    m_traits.hasBody = m_head.contentLength != std::uint64_t{0};
    m_traits.expectsContinue = m_traits.expectsContinue && m_traits.isHttp11 && m_traits.hasBody;
    m_traits.keepAlive = !m_saysClose && (m_traits.isHttp11 || m_saysKeepAlive);
    return std::nullopt;
}

std::size_t RequestParser::on_body_impl(View bytes, ErrorCode &)
{
    m_isPaused = !m_sink->onBody(toStd(bytes));
    return bytes.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t size, View extensions, ErrorCode &error)
{
    m_extensionBytes += extensions.size();
    if (m_extensionBytes > kMaxExtensionBytes)
        return refuse(HttpFault::BadChunk, error);
    if (size > m_maxBodyBytes - m_bodyBytes)
        return refuse(HttpFault::BodyTooLarge, error);
    m_bodyBytes += size;
    m_chunkBytesLeft = size;
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, View bytes, ErrorCode &)
{
    m_chunkBytesLeft -= bytes.size();
    m_isPaused = !m_sink->onBody(toStd(bytes));
    return bytes.size();
}

void RequestParser::refuse(HttpFault fault, ErrorCode &error)
{
    m_fault = fault;
    error = http::make_error_code(http::error::bad_value);
}

} // namespace tg::ingest
