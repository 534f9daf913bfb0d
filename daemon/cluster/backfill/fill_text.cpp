#include "cluster/backfill/fill_job.h"

namespace tg::cluster {

const char *phaseText(FillPhase phase)
{
    switch (phase) {
    case FillPhase::Idle:
        return "idle";
    case FillPhase::FlushBoth:
        return "flush_both";
    case FillPhase::Fill:
        return "fill";
    case FillPhase::FlushTarget:
        return "flush_target";
    case FillPhase::Compare:
        return "compare";
    case FillPhase::Done:
        return "done";
    case FillPhase::Failed:
        return "failed";
    case FillPhase::Aborted:
        return "aborted";
    }
    return "unknown";
}

} // namespace tg::cluster
