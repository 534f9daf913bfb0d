// Saved connections: one group each, so that keys of other versions stay with theirs.
#include <algorithm>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSettings>

#include "console/link/peer_certificate.h"
#include "console/settings/settings.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

const auto kGroup = u"connections"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

QString keyOf(const QString &id, const QString &what)
{
    return kGroup + u'/' + id + u'/' + what;
}

} // namespace

Result<SavedConnection> Settings::readConnection(const QString &id)
{
    SavedConnection one;
    one.id = id;
    const auto text = [&](const QString &what) {
        return m_store->value(keyOf(id, what)).toString();
    };
    const auto flag = [&](const QString &what) {
        const auto word = text(what);
        if (!word.isEmpty() && word != "true"_L1 && word != "false"_L1)
            complain(keyOf(id, what), word, u"false"_s);
        return word == "true"_L1;
    };
    one.name = text(u"name"_s).trimmed();
    one.tag = tagOf(text(u"tag"_s));
    if (const auto tag = text(u"tag"_s); !tag.isEmpty() && wordOf(one.tag) != tag)
        complain(keyOf(id, u"tag"_s), tag, wordOf(one.tag));
    one.wantsReadOnly = flag(u"read_only"_s);
    one.connectsAtStart = flag(u"auto_connect"_s);
    one.tokenFile = text(u"token_file"_s);
    if (const auto pin = text(u"pin"_s); !pin.isEmpty()) {
        const auto sha256 = parseFingerprint(pin);
        // Without its pin it would trust whom it must not: problemOf() refuses this one.
        one.pinnedSha256 = sha256 ? *sha256 : QByteArray("?");
    }
    const auto address = parseGatewayAddress(text(u"address"_s));
    if (!address)
        return address.error();
    one.address = *address;
    if (const auto problem = problemOf(one); !problem.isEmpty())
        return Error{ErrorCode::BadValue, problem.toStdString()};
    return one;
}

std::vector<SavedConnection> Settings::connections()
{
    m_store->beginGroup(kGroup);
    auto ids = m_store->childGroups();
    m_store->endGroup();
    std::vector<SavedConnection> found;
    for (const auto &id : ids.mid(0, kMostSavedConnections)) {
        auto one = readConnection(id);
        if (one)
            found.push_back(std::move(*one));
        else
            leaveOut(kGroup + u'/' + id, QString::fromStdString(one.error().text));
    }
    std::ranges::stable_sort(
        found, [](const auto &a, const auto &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return found;
}

Result<QString> Settings::keepConnection(SavedConnection one)
{
    one.name = one.name.trimmed();
    if (const auto problem = problemOf(one); !problem.isEmpty())
        return Error{ErrorCode::BadValue, problem.toStdString()};
    const auto known = connections();
    for (const auto &other : known) {
        if (other.name == one.name && other.id != one.id)
            return Error{
                ErrorCode::BadValue,
                Texts::tr("Another connection has the name '%1'.").arg(one.name).toStdString()};
    }
    m_store->beginGroup(kGroup);
    const auto ids = m_store->childGroups();
    m_store->endGroup();
    if (one.id.isEmpty()) {
        if (ids.size() >= kMostSavedConnections)
            return Error{ErrorCode::LimitExceeded,
                         Texts::tr("There are %1 saved connections already; "
                                   "remove one first.")
                             .arg(kMostSavedConnections)
                             .toStdString()};
        for (int number = 1; one.id.isEmpty(); ++number) {
            if (const auto id = u"c%1"_s.arg(number); !ids.contains(id))
                one.id = id;
        }
    }
    const auto word = [](bool on) { return on ? u"true"_s : u"false"_s; };
    put(keyOf(one.id, u"name"_s), one.name);
    put(keyOf(one.id, u"tag"_s), wordOf(one.tag));
    put(keyOf(one.id, u"address"_s), one.address.toString());
    put(keyOf(one.id, u"read_only"_s), word(one.wantsReadOnly));
    put(keyOf(one.id, u"auto_connect"_s), word(one.connectsAtStart));
    put(keyOf(one.id, u"pin"_s),
        one.pinnedSha256.isEmpty() ? QString() : fingerprintText(one.pinnedSha256));
    put(keyOf(one.id, u"token_file"_s), one.tokenFile);
    commit();
    return one.id;
}

void Settings::removeConnection(const QString &id)
{
    m_store->remove(kGroup + u'/' + id);
    m_store->sync();
}

} // namespace tg::console
