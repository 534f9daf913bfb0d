#include "app/commands.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>
#include <QNetworkProxy>

#include "app/config/config_load.h"
#include "app/config/text_checks.h"
#include "app/explain.h"
#include "app/gateway.h"
#include "app/runtime/file_limit.h"
#include "app/runtime/log.h"
#include "app/runtime/service_notify.h"
#include "app/runtime/signal_watcher.h"

Q_LOGGING_CATEGORY(lcApp, "tg.app")

namespace tg::app {

namespace {

constexpr auto kDefaultConfig = "/etc/timeless-gateway/timeless-gateway.toml";

void print(std::FILE *to, const std::string &text)
{
    std::fputs(text.c_str(), to);
    std::fflush(to);
}

int serve(QCoreApplication &application, Config config)
{
    installLog(config.log);
    if (const auto limit = raiseFileLimit(); !limit)
        qCWarning(lcApp).noquote() << "event=file_limit" << limit.error().text.c_str();
    ListenAddress address = config.data.listen;
    ListenAddress adminAddress = config.admin.listen;

    SignalWatcher signalWatcher;
    auto notify = ServiceNotify::fromEnvironment();
    Gateway gateway(std::move(config));
    const auto ports = gateway.start();
    if (!ports) {
        print(stderr, "timeless-gatewayd: " + ports.error().text + "\n");
        return kExitListen;
    }
    address.port = ports->data;
    adminAddress.port = ports->admin;
    for (const auto &control : ports->control)
        print(stdout, "listening control=" + control + "\n");
    if (ports->admin != 0)
        print(stdout, "listening admin=" + listenText(adminAddress) + "\n");
    print(stdout, "listening data=" + listenText(address) + "\n");

    QObject::connect(&gateway, &Gateway::readyChanged, &application, [&notify](bool isReady) {
        if (!isReady)
            return;
        print(stdout, "ready\n");
        if (const auto told = notify.ready(); !told)
            qCWarning(lcApp).noquote() << "event=notify" << told.error().text.c_str();
    });
    QObject::connect(&signalWatcher, &SignalWatcher::stopRequested, &gateway, [&](int) {
        if (const auto told = notify.stopping(); !told)
            qCWarning(lcApp).noquote() << "event=notify" << told.error().text.c_str();
        gateway.stop();
    });
    QObject::connect(&signalWatcher, &SignalWatcher::hardStopRequested, &gateway,
                     [&](int) { gateway.stop(); });
    QObject::connect(&signalWatcher, &SignalWatcher::reloadRequested, &gateway, [] {
        qCWarning(lcApp)
            << "event=reload nothing of the configuration can be reloaded yet: restart to apply it";
    });
    QObject::connect(&gateway, &Gateway::stopped, &application, &QCoreApplication::quit);
    QCoreApplication::exec();

    const auto ledger = gateway.ledger();
    print(stdout, ledger.text() + "\n");
    const bool isClosed = ledger.isAtRest() && ledger.pointsDifference() == 0 &&
                          ledger.copiesDifference() == 0 &&
                          ledger.dropped[static_cast<std::size_t>(DropReason::Abandoned)] == 0;
    return isClosed ? kExitOk : kExitFailure;
}

int explain(const Config &config, const QStringList &arguments)
{
    if (arguments.size() != 2) {
        print(
            stderr,
            "timeless-gatewayd: explain takes one series, e.g. explain 'cpu_usage{host=\"a\"}'\n");
        return kExitUsage;
    }
    const auto text = explainSeries(config, arguments[1].toStdString());
    if (!text) {
        print(stderr, "timeless-gatewayd: " + text.error().text + "\n");
        return kExitUsage;
    }
    print(stdout, *text);
    return kExitOk;
}

} // namespace

int runDaemon(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("timeless-gatewayd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TG_VERSION));
    // No door listens behind a proxy: without this Qt asks the system for one, in a thread of
    // libproxy's, at each listen().
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);

    QCommandLineParser options;
    options.setApplicationDescription(QStringLiteral(
        "Stateless ingest gateway in front of a cluster of TimelessMetrics nodes.\n\n"
        "Commands:\n"
        "  (none)                     run the daemon\n"
        "  check-config               print every error of the configuration and, if there is "
        "none, the result\n"
        "  explain 'metric{labels}'   say where a new series would go, and why\n\n"
        "Exit codes: 0 ok, 1 failure at run time, 2 usage, 3 configuration, 4 cannot listen."));
    const QCommandLineOption configOption({QStringLiteral("c"), QStringLiteral("config")},
                                          QStringLiteral("Configuration file (TOML)."),
                                          QStringLiteral("file"),
                                          QString::fromLatin1(kDefaultConfig));
    const QCommandLineOption setOption(
        QStringLiteral("set"),
        QStringLiteral("Override one key, e.g. --set cluster.ack=one. Repeatable."),
        QStringLiteral("key=value"));
    options.addOption(configOption);
    options.addOption(setOption);
    options.addHelpOption();
    options.addVersionOption();
    options.addPositionalArgument(QStringLiteral("command"),
                                  QStringLiteral("check-config or explain"),
                                  QStringLiteral("[command]"));
    if (!options.parse(QCoreApplication::arguments())) {
        print(stderr, "timeless-gatewayd: " + options.errorText().toStdString() + "\n");
        return kExitUsage;
    }
    if (options.isSet(QStringLiteral("version"))) {
        print(stdout, "timeless-gatewayd " TG_VERSION "\n");
        return kExitOk;
    }
    if (options.isSet(QStringLiteral("help"))) {
        print(stdout, options.helpText().toStdString());
        return kExitOk;
    }
    const auto arguments = options.positionalArguments();
    const auto command = arguments.isEmpty() ? QString() : arguments.first();
    if (!command.isEmpty() && command != QLatin1String("check-config") &&
        command != QLatin1String("explain")) {
        print(stderr,
              "timeless-gatewayd: unknown command \"" + command.toStdString() + "\"; see --help\n");
        return kExitUsage;
    }

    std::vector<std::string> sets;
    for (const auto &set : options.values(setOption))
        sets.push_back(set.toStdString());
    auto loaded = loadConfig(options.value(configOption).toStdString(), gatewayEnvironment(), sets);
    print(stderr, renderProblems(loaded.problems));
    if (!loaded.isUsable())
        return kExitConfig;
    if (command == QLatin1String("check-config")) {
        print(stdout, renderConfig(loaded.config));
        return kExitOk;
    }
    if (command == QLatin1String("explain"))
        return explain(loaded.config, arguments);
    return serve(application, std::move(loaded.config));
}

} // namespace tg::app
