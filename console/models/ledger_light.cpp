#include "console/models/ledger_light.h"

#include <QCoreApplication>

namespace tg::console {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Ledger)
};

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
        return {Texts::tr("Closed"), Shape::Circle, Tone::Up, -1};
    case LedgerLight::State::Moving:
        return {Texts::tr("In motion"), Shape::HalfCircle, Tone::Planned, -1};
    case LedgerLight::State::Lacking:
        return {Texts::tr("Not closed"), Shape::SquareCross, Tone::Down, -1};
    case LedgerLight::State::Unknown:
        break;
    }
    return {Texts::tr("Not known"), Shape::DottedRing, Tone::Unknown, -1};
}

} // namespace tg::console
