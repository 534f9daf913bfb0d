// The command line of timeless-gatewayd. Main thread.
#pragma once

namespace tg::app {

enum ExitCode {
    kExitOk = 0,
    kExitFailure = 1, // stopped by an error at run time, or points were abandoned when draining
    kExitUsage = 2,   // wrong options or arguments
    kExitConfig = 3,  // the configuration has errors; each is printed with file, line and key
    kExitListen = 4   // the data door's address cannot be listened on
};

// Runs the daemon, check-config or explain, whichever the arguments ask for.
int runDaemon(int argc, char **argv);

} // namespace tg::app
