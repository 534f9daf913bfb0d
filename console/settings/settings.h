// What the console remembers between starts, in one INI file, and how it looks. Keys it does not
// know are kept. A value that makes no sense counts as its default and leaves a sentence in
// takeProblems(). Tokens are never here. Main thread, owned by main(); writes at once.
#pragma once

#include <memory>
#include <vector>

#include <QByteArray>
#include <QStringList>

#include "console/settings/choices.h"
#include "console/settings/saved_connection.h"
#include "shared/base/result.h"

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace tg::console {

class Settings
{
public:
    static constexpr int kSchema = 1;

    // Empty: TimelessGateway/console.ini in the user's configuration folder. A file that is not
    // there is made by the first thing to remember.
    explicit Settings(const QString &file = {});
    ~Settings();

    QString fileName() const;
    // What was broken, or could not be written, since the last call.
    QStringList takeProblems();

    PaletteChoice palette();
    void setPalette(PaletteChoice choice);
    Density density();
    void setDensity(Density density);
    ConfirmLevel confirmLevel();
    void setConfirmLevel(ConfirmLevel level);
    QString language(); // "de"; empty: the system's
    void setLanguage(const QString &language);

    int rangeMinutes(); // of charts: 5, 15 or 60
    void setRangeMinutes(int minutes);
    int page(int pages); // the one shown last, below `pages`
    void setPage(int page);

    // Qt's own descriptions of window and tables; what does not fit any more, Qt refuses.
    QByteArray geometry();
    void setGeometry(const QByteArray &geometry);
    QByteArray windowState();
    void setWindowState(const QByteArray &state);
    QByteArray header(const QString &table, const QString &columns); // of those very columns
    void setHeader(const QString &table, const QString &columns, const QByteArray &state);
    // Which of those columns somebody wants or does not want; empty: as many as fit.
    QString columnChoices(const QString &table, const QString &columns);
    void setColumnChoices(const QString &table, const QString &choices); // after setHeader()
    void resetLayout(); // forgets the four above; choices and connections stay
    // Qt refused one of them: it counts as not kept. One sentence for each.
    void noteUnfitWindow();
    void noteUnfitHeader(const QString &table);

    // settings_connections.cpp. By name.
    std::vector<SavedConnection> connections();
    // Its id; given anew if it is empty. BadValue: problemOf() or a name that is taken.
    // LimitExceeded: there are kMostSavedConnections.
    Result<QString> keepConnection(SavedConnection connection);
    void removeConnection(const QString &id);

private:
    QByteArray bytes(const QString &key);
    void set(const QString &key, const QVariant &value); // and writes the file
    void put(const QString &key, const QVariant &value); // commit() is to follow
    void commit();
    void noteUnfit(const QString &key);
    void complain(const QString &key, const QString &value, const QString &used);
    void leaveOut(const QString &group, const QString &problem);
    template <typename Value>
    Value chosen(const QString &key, std::optional<Value> (*read)(const QString &),
                 Value otherwise);
    Result<SavedConnection> readConnection(const QString &id);

    std::unique_ptr<QSettings> m_store;
    QStringList m_problems;
    QStringList m_complained; // keys: one sentence each
    bool m_isUnwritten = false;
};

} // namespace tg::console
