// timeless-gatewayd: options, commands and exit codes; everything else is in daemon/app.
#include "app/commands.h"

int main(int argc, char **argv)
{
    return tg::app::runDaemon(argc, argv);
}
