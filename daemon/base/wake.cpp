#include "base/wake.h" // for moc: a room of headers alone has nothing that its signal could be compiled into
