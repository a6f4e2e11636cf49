#include <gsl/gsl_errno.h>
