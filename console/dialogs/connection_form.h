// The fields of one saved connection, and what is wrong with them while they are typed. Used by
// whatever lets connections be edited. Main thread.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QWidget>

#include "console/settings/saved_connection.h"

QT_BEGIN_NAMESPACE
class QFormLayout;
QT_END_NAMESPACE

namespace tg::console {

class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    void show(const SavedConnection &connection);
    SavedConnection connection() const;
    QString problem() const; // empty: it can be kept
    void focusName() { m_name->setFocus(); }

Q_SIGNALS:
    void changed();

private:
    Transport transport() const;
    void showTransport();

    QString m_id;
    QFormLayout *m_form;
    QLineEdit *m_name;
    QComboBox *m_tag;
    QComboBox *m_transport;
    QLineEdit *m_path;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QCheckBox *m_readOnly;
    QCheckBox *m_atStart;
    QLineEdit *m_pin;
    QLineEdit *m_tokenFile;
};

} // namespace tg::console
