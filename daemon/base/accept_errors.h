// What accept() says when it has no client. Any thread.
#pragma once

#include <cerrno>

namespace tg {

// Of descriptors or memory: who accepts pauses for a while, since it would be told so again at
// once. Any other error but EAGAIN is that client's own: it has gone already.
inline bool isShortage(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

} // namespace tg
