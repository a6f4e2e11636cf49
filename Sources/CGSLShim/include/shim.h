#ifndef CGSLSHIM_H
#define CGSLSHIM_H

// GSL's default error handler calls abort(). The handler installed here when the program is loaded
// returns to the caller and keeps the code of the last failure, one per thread.

/// Forgets the last failure of the calling thread.
void cgsl_clear_status(void);

/// GSL code of the last failure in the calling thread since it was cleared; 0 if there was none.
int cgsl_status(void);

/// GSL's text for a code.
const char *cgsl_message(int status);

#endif
