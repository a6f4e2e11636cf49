#include "shim.h"
#include <gsl/gsl_errno.h>

static _Thread_local int last_status = 0;

static void keep_status(const char *reason, const char *file, int line, int status) {
    (void)reason;
    (void)file;
    (void)line;
    last_status = status;
}

// Runs when the program is loaded, before any Swift code: the pointer is process-wide and must not be
// set per call or per thread.
__attribute__((constructor)) static void install_handler(void) { gsl_set_error_handler(keep_status); }

void cgsl_clear_status(void) { last_status = 0; }
int cgsl_status(void) { return last_status; }
const char *cgsl_message(int status) { return gsl_strerror(status); }
