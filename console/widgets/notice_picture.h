// A line drawing above a notice: what kind of emptiness it is, before a word is read. Says nothing
// that the words beside it do not say. Main thread.
#pragma once

#include <QWidget>

namespace tg::console {

class NoticePicture final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind {
        NotConnected, // plug and socket apart
        Connecting,   // dots between them
        Lost,         // a cross between them
        Refused,      // no entry
        Mismatch,     // not equal
        Nothing,      // an empty tray
        Filtered,     // a funnel
        Locked        // needs another role
    };

    explicit NoticePicture(QWidget *parent = nullptr);
    void show(Kind kind);
    Kind kind() const { return m_kind; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; // no height: it yields where there is no room

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Nothing;
};

} // namespace tg::console
