#include "console/models/ledger_light.h"

#include <QCoreApplication>

namespace tg::console {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Ledger", text);
}

} // namespace

LedgerLight::State LedgerLight::update(std::optional<qint64> difference, bool isCertain,
                                       qint64 nowMs)
{
    if (!difference || *difference == 0) {
        m_openSince.reset();
        m_state = difference ? State::Closed : State::Unknown;
        return m_state;
    }
    if (!m_openSince)
        m_openSince = nowMs;
    const bool isLong = nowMs - *m_openSince > kLedgerClosesWithinMs;
    // Less than nothing lacking, in motion: points counted twice for a moment, however long it
    // moves.
    const bool isLacking = isCertain || (*difference > 0 && isLong);
    m_state = isLacking ? State::Lacking : State::Moving;
    return m_state;
}

StateLook lookOf(LedgerLight::State state)
{
    switch (state) {
    case LedgerLight::State::Closed:
        return {tr("Closed"), Shape::Circle, Tone::Up, -1};
    case LedgerLight::State::Moving:
        return {tr("In motion"), Shape::HalfCircle, Tone::Planned, -1};
    case LedgerLight::State::Lacking:
        return {tr("Not closed"), Shape::SquareCross, Tone::Down, -1};
    case LedgerLight::State::Unknown:
        break;
    }
    return {tr("Not known"), Shape::DottedRing, Tone::Unknown, -1};
}

} // namespace tg::console
