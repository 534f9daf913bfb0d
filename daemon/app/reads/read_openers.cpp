#include "app/reads/read_openers.h"

#include "app/explain_door.h"
#include "query/door/selected_read.h"
#include "query/everywhere/everywhere_routes.h"
#include "query/index/index_routes.h"
#include "query/kinds/kind_table.h"

namespace tg::app {

std::vector<query::ReadOpener> readOpeners(query::NodeAtoms &atoms)
{
    // The last one refuses what nobody else takes.
    return {query::openIndex, openExplain, query::openerOf(query::kindFor),
            [&atoms](query::ReadRequest &request, const query::ReadContext &context,
                     query::ReadSink &sink) {
                return query::openEverywhere(request, context, sink, atoms);
            }};
}

} // namespace tg::app
