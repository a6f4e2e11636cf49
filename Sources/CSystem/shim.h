#include <fcntl.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

// renameat2 with RENAME_EXCHANGE, which Swift's own module of the C library does not show.
static inline long sanding_exchange(const char *one, const char *other) {
    return syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2u);
}
