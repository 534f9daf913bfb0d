// A folder of its own with a config file and a good cookie beside it, for tests of loading.
#pragma once

#include <string>
#include <vector>

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include "app/config/config_load.h"

class ConfigFolder
{
public:
    static constexpr const char *kCookie = "a-secret-cookie";

    ConfigFolder()
    {
        write("cookie", std::string(kCookie) + '\n', QFile::ReadOwner | QFile::WriteOwner);
    }

    std::string path(const std::string &name = "gateway.toml") const
    {
        return m_dir.filePath(QString::fromStdString(name)).toStdString();
    }

    void write(const std::string &name, const std::string &bytes,
               QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner |
                                                QFile::ReadOther)
    {
        QFile file(QString::fromStdString(path(name)));
        const bool isOpen = file.open(QFile::WriteOnly);
        Q_ASSERT(isOpen);
        Q_UNUSED(isOpen)
        file.write(QByteArray::fromStdString(bytes));
        file.setPermissions(permissions);
    }

    tg::app::ConfigResult load(const std::string &toml,
                               const tg::app::Environment &environment = {},
                               const std::vector<std::string> &sets = {})
    {
        write("gateway.toml", toml);
        return tg::app::loadConfig(path(), environment, sets);
    }

    // The findings without the folder's name: "gateway.toml:3: key: text".
    QByteArray rendered(const tg::app::ConfigResult &result) const
    {
        QByteArray text = QByteArray::fromStdString(tg::app::renderProblems(result.problems));
        return text.replace((m_dir.path() + QLatin1Char('/')).toUtf8(), QByteArray());
    }

private:
    QTemporaryDir m_dir;
};

// Two nodes that nothing is wrong with; 6 lines.
inline const std::string kTwoNodes = "[[node]]\nid = \"a\"\nnode = \"timeless@host-a\"\n"
                                     "[[node]]\nid = \"b\"\nnode = \"timeless@host-b\"\n";
