#include "console/dialogs/connection_form.h"

#include <QFormLayout>

#include "console/link/peer_certificate.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualPort = 9429;

QIcon swatch(ColorTag tag, bool dark)
{
    QPixmap square(12, 12);
    square.fill(colorOf(tag, dark));
    return square;
}

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_name(new QLineEdit)
    , m_tag(new QComboBox)
    , m_transport(new QComboBox)
    , m_path(new QLineEdit)
    , m_host(new QLineEdit)
    , m_port(new QSpinBox)
    , m_readOnly(new QCheckBox(tr("&Only look, whatever the token allows")))
    , m_atStart(new QCheckBox(tr("Connect when the console &starts")))
    , m_pin(new QLineEdit)
    , m_tokenFile(new QLineEdit)
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_name->setMaxLength(static_cast<int>(kLongestConnectionName));
    for (const auto tag : {ColorTag::None, ColorTag::Red, ColorTag::Orange, ColorTag::Green,
                           ColorTag::Blue, ColorTag::Purple})
        m_tag->addItem(swatch(tag, isDark(palette())), titleOf(tag), wordOf(tag));
    m_transport->addItem(tr("Unix socket"), static_cast<int>(Transport::Unix));
    m_transport->addItem(tr("TLS"), static_cast<int>(Transport::Tls));
    m_transport->addItem(tr("Plain TCP, this machine only"), static_cast<int>(Transport::PlainTcp));
    m_path->setPlaceholderText(u"/run/timeless-gateway/control.sock"_s);
    m_host->setPlaceholderText(u"gateway.example.com"_s);
    m_port->setRange(1, 65'535);
    m_port->setValue(kUsualPort);
    m_pin->setPlaceholderText(tr("SHA-256; empty: trusted by its authority"));
    m_tokenFile->setPlaceholderText(tr("mode 0600; empty: you are asked for the token"));
    m_form->addRow(tr("&Name:"), m_name);
    m_form->addRow(tr("&Colour:"), m_tag);
    m_form->addRow(tr("&Transport:"), m_transport);
    m_form->addRow(tr("&Path:"), m_path);
    m_form->addRow(tr("&Host:"), m_host);
    m_form->addRow(tr("P&ort:"), m_port);
    m_form->addRow(tr("Certi&ficate:"), m_pin);
    m_form->addRow(tr("To&ken file:"), m_tokenFile);
    m_form->addRow(QString(), m_readOnly);
    m_form->addRow(QString(), m_atStart);
    for (auto *line : {m_name, m_path, m_host, m_pin, m_tokenFile})
        connect(line, &QLineEdit::textEdited, this, &ConnectionForm::changed);
    for (auto *box : {m_readOnly, m_atStart})
        connect(box, &QCheckBox::clicked, this, &ConnectionForm::changed);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectionForm::changed);
    connect(m_tag, &QComboBox::activated, this, &ConnectionForm::changed);
    connect(m_transport, &QComboBox::currentIndexChanged, this, &ConnectionForm::showTransport);
    connect(m_transport, &QComboBox::activated, this, &ConnectionForm::changed);
    showTransport();
}

Transport ConnectionForm::transport() const
{
    return static_cast<Transport>(m_transport->currentData().toInt());
}

void ConnectionForm::showTransport()
{
    const bool isUnix = transport() == Transport::Unix;
    const std::pair<QWidget *, bool> fields[] = {{m_path, isUnix},
                                                 {m_host, !isUnix},
                                                 {m_port, !isUnix},
                                                 {m_pin, transport() == Transport::Tls}};
    for (const auto &[field, isWanted] : fields)
        m_form->setRowVisible(field, isWanted);
}

void ConnectionForm::show(const SavedConnection &one)
{
    const QSignalBlocker quiet(this);
    m_id = one.id;
    m_name->setText(one.name);
    m_tag->setCurrentIndex(m_tag->findData(wordOf(one.tag)));
    m_transport->setCurrentIndex(m_transport->findData(static_cast<int>(one.address.transport)));
    m_path->setText(one.address.path);
    m_host->setText(one.address.host);
    m_port->setValue(one.address.port > 0 ? one.address.port : kUsualPort);
    m_readOnly->setChecked(one.wantsReadOnly);
    m_atStart->setChecked(one.connectsAtStart);
    m_pin->setText(one.pinnedSha256.isEmpty() ? QString() : fingerprintText(one.pinnedSha256));
    m_pin->setCursorPosition(0);
    m_tokenFile->setText(one.tokenFile);
    showTransport();
}

SavedConnection ConnectionForm::connection() const
{
    SavedConnection one;
    one.id = m_id;
    one.name = m_name->text().trimmed();
    one.tag = tagOf(m_tag->currentData().toString());
    one.address.transport = transport();
    if (transport() == Transport::Unix) {
        one.address.path = m_path->text().trimmed();
    } else {
        one.address.host = m_host->text().trimmed();
        one.address.port = static_cast<quint16>(m_port->value());
    }
    one.wantsReadOnly = m_readOnly->isChecked();
    one.connectsAtStart = m_atStart->isChecked();
    if (transport() == Transport::Tls) {
        if (const auto pin = parseFingerprint(m_pin->text()))
            one.pinnedSha256 = *pin;
    }
    one.tokenFile = m_tokenFile->text().trimmed();
    return one;
}

QString ConnectionForm::problem() const
{
    const bool hasPin = transport() == Transport::Tls && !m_pin->text().trimmed().isEmpty();
    if (hasPin) {
        if (const auto pin = parseFingerprint(m_pin->text()); !pin)
            return QString::fromStdString(pin.error().text);
    }
    return problemOf(connection());
}

} // namespace tg::console
