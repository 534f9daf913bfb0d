// What Influx clients ask before they write: whether a server is there and of which version, and
// for their database to be made. There are no databases here: each write goes to the one cluster.
// Worker thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ingest/http_exchange.h"

namespace tg::ingest {

// The API that is spoken at /write; clients choose by it how they talk.
inline constexpr std::string_view kInfluxVersion = "1.8.10";
inline constexpr std::size_t kInfluxFormBytes = 16 * 1024; // of a query sent as a form

// GET, HEAD /ping: 204 with the version; 200 and the version as JSON with `verbose`.
Response influxPing(std::string_view query);

// GET, HEAD /health: 200 whenever the process lives, as JSON in which Influx clients find what they
// look for: "status":"pass".
Response livesAnswer();

// GET, POST /query: SHOW DATABASES and CREATE DATABASE have an empty result each, anything else is
// 422. The text stands in `q` of the target or of the form.
std::unique_ptr<RequestHandler> influxQuery(const RequestHead &head, Exchange &exchange);
Response influxQueryAnswer(std::string_view text); // of several statements, with semicolons

} // namespace tg::ingest
