#include "query/node/http_node_client.h"

#include <algorithm>

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>

#include "query/node/http_node_call.h"

namespace tg::query {

namespace {

constexpr unsigned kConnectionsOfLane = 6; // QHttpNetworkConnection's own bound for one host

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

// Empty: the node has none.
std::string baseUrlOf(const cluster::SnapshotShelf &shelf, NodeIndex node)
{
    const auto cluster = shelf.newest();
    if (node.value >= cluster->nodes.size())
        return {};
    std::string url = cluster->nodes[node.value].httpUrl;
    while (url.ends_with('/'))
        url.pop_back();
    return url;
}

QNetworkRequest requestTo(const QUrl &url, const NodeRequest &asked, const std::string &token)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        request.setAttribute(attribute, QNetworkRequest::Manual);
    request.setTransferTimeout(0); // HttpNodeCall keeps time
    // Set by us, it is left to us: Qt then unpacks nothing.
    request.setRawHeader("Accept-Encoding", asked.acceptEncoding.empty()
                                                ? QByteArray("identity")
                                                : bytes(asked.acceptEncoding));
    request.setRawHeader("Accept", "*/*");
    request.setRawHeader("User-Agent", "timeless-gateway/" TG_VERSION);
    if (!asked.contentType.empty())
        request.setRawHeader("Content-Type", bytes(asked.contentType));
    if (!token.empty())
        request.setRawHeader("Authorization", "Bearer " + bytes(token));
    return request;
}

QNetworkReply *send(QNetworkAccessManager &manager, const QNetworkRequest &request,
                    const NodeRequest &asked)
{
    if (asked.method == "GET")
        return manager.get(request);
    return manager.sendCustomRequest(request, bytes(asked.method), bytes(asked.body));
}

} // namespace

HttpNodeClient::HttpNodeClient(const cluster::SnapshotShelf &snapshots, const NodeTokens &tokens,
                               const NodeBounds &bounds, NodeFailures &failures)
    : m_snapshots(snapshots)
    , m_tokens(tokens)
    , m_bounds(bounds)
    , m_failures(failures)
{
}

HttpNodeClient::~HttpNodeClient() = default;

HttpNodeClient::Lane &HttpNodeClient::laneFor(NodeIndex node)
{
    const auto free = std::ranges::find_if(
        m_lanes, [&](const auto &lane) { return lane->open[node.value] < kConnectionsOfLane; });
    if (free != m_lanes.end())
        return **free;
    auto &lane = m_lanes.emplace_back(std::make_unique<Lane>());
    lane->manager = std::make_unique<QNetworkAccessManager>();
    lane->manager->setProxy(QNetworkProxy::NoProxy);
    lane->manager->setAutoDeleteReplies(false);
    return *lane;
}

std::unique_ptr<NodeCall> HttpNodeClient::ask(NodeRequest asked, NodeListener &listener)
{
    auto call = std::make_unique<HttpNodeCall>(*this, asked.node, listener);
    const auto base = baseUrlOf(m_snapshots, asked.node);
    if (base.empty()) {
        call->failLater(
            {ErrorCode::Unavailable, "no HTTP address is known for it; set `http` of the node"});
        return call;
    }
    const auto url = QUrl::fromEncoded(bytes(base + asked.target), QUrl::StrictMode);
    if (!url.isValid() || url.hasFragment()) {
        call->failLater(
            {ErrorCode::Refused, "\"" + base + asked.target.substr(0, 200) +
                                     "\" is no URL: " + url.errorString().toStdString()});
        return call;
    }
    Lane &lane = laneFor(asked.node);
    call->begin(*send(*lane.manager, requestTo(url, asked, m_tokens.of(asked.node)), asked),
                lane.open[asked.node.value]);
    return call;
}

} // namespace tg::query
