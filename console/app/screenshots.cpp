#include "console/app/screenshots.h"

#include <algorithm>

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QTimer>

#include "console/app/console_options.h"
#include "console/app/main_window.h"

namespace tg::console {

using namespace Qt::StringLiterals;

Result<void> watchFor(MainWindow &window, std::chrono::seconds watched)
{
    using std::chrono::milliseconds;
    const auto runEvents = [](milliseconds atMost, auto isEnough) {
        QEventLoop loop;
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            if (isEnough())
                loop.quit();
        });
        look.start(milliseconds(50));
        QTimer::singleShot(atMost, &loop, &QEventLoop::quit);
        loop.exec();
        return isEnough();
    };
    const auto &gateways = window.connection().gateways();
    const auto isSilent = [](const auto &one) {
        return !one->view().isLive() || !one->view().hasData();
    };
    const bool areLive =
        runEvents(kLivePatience, [&] { return std::ranges::none_of(gateways, isSilent); });
    if (!areLive) {
        const auto &silent = *std::ranges::find_if(gateways, isSilent);
        const auto status = silent->view().status();
        const QString text = u"--screenshot: no figures from "_s + silent->name() + u" within "_s +
                             QString::number(kLivePatience.count()) + u" s: "_s + status.problem;
        return Error{ErrorCode::Unavailable, text.toStdString()};
    }
    runEvents(watched, [] { return false; });
    return {};
}

Result<void> savePictures(MainWindow &window, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::System,
                     "--screenshot: cannot make the folder '" + folder.toStdString() + '\''};
    const auto save = [&](const QString &name) -> Result<void> {
        window.refresh();
        for (int i = 0; i < 3; ++i) // layouts settle over several rounds of events
            QApplication::processEvents();
        const QString path = folder + u'/' + name + u".png"_s;
        if (!window.grab().save(path))
            return Error{ErrorCode::System, "cannot write '" + path.toStdString() + '\''};
        return {};
    };
    if (window.connection().gateways().size() > 1) {
        window.showAllGateways();
        if (auto saved = save(u"gateways"_s); !saved)
            return saved;
    }
    const auto ids = pageIds();
    for (int page = 0; page < ids.size(); ++page) {
        window.showPage(page);
        if (auto saved = save(ids[page]); !saved)
            return saved;
        for (const auto &variant : window.variantsOf(page)) {
            window.showVariant(page, variant);
            if (auto saved = save(ids[page] + u'-' + variant); !saved)
                return saved;
        }
    }
    return {};
}

} // namespace tg::console
