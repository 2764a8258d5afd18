/* Makes the disk below $SLOW_SHARE as slow as a bad network share while a file "slow" lies there.
   Loaded before the C library by test_network_share.py. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void wait_if_slow(int file)
{
    const char *share = getenv("SLOW_SHARE");
    char link[64], path[PATH_MAX + 1], mark[PATH_MAX + 8];
    if (share == NULL)
        return;
    snprintf(mark, sizeof mark, "%s/slow", share);
    if (access(mark, F_OK) != 0)
        return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX);
    if (length <= 0)
        return;
    path[length] = 0;
    if (strncmp(path, share, strlen(share)) == 0)
        usleep(900 * 1000);
}

int fsync(int file)
{
    static int (*real)(int);
    if (real == NULL)
        real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_if_slow(file);
    return real(file);
}

int fdatasync(int file)
{
    static int (*real)(int);
    if (real == NULL)
        real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_if_slow(file);
    return real(file);
}
