#include "app/reads/read_openers.h"

#if __has_include("query/kinds/kind_table.h")
#include "query/door/selected_read.h"
#include "query/kinds/kind_table.h"
#endif

namespace tg::app {

std::vector<query::ReadOpener> readOpeners()
{
    return
    {
#if __has_include("query/kinds/kind_table.h")
        query::openerOf(query::kindFor),
#endif
    };
}

} // namespace tg::app
