// How many descriptors the process may have, for the time of a test.
#pragma once

#include <sys/resource.h>

namespace tg::test {

class DescriptorLimit
{
public:
    DescriptorLimit() { ::getrlimit(RLIMIT_NOFILE, &m_before); }
    ~DescriptorLimit() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    DescriptorLimit(const DescriptorLimit &) = delete;
    DescriptorLimit &operator=(const DescriptorLimit &) = delete;

    void setTo(rlim_t count)
    {
        const rlimit now{count, m_before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &now);
    }

private:
    rlimit m_before{};
};

} // namespace tg::test
