#include "app/reads/read_openers.h"

#include "query/door/selected_read.h"
#include "query/index/index_routes.h"
#include "query/kinds/kind_table.h"

namespace tg::app {

std::vector<query::ReadOpener> readOpeners()
{
    return {query::openIndex, query::openerOf(query::kindFor)};
}

} // namespace tg::app
