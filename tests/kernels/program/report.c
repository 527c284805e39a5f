/* Lines for the machine outside. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

void report(const char *format, ...)
{
    char line[4096];
    va_list arguments;
    int length = snprintf(line, sizeof line, "\n@rseq ");
    va_start(arguments, format);
    length += vsnprintf(line + length, sizeof line - (size_t)length - 16, format, arguments);
    va_end(arguments);
    if (length > (int)sizeof line - 16)
        length = (int)sizeof line - 16; /* the reader then complains of the line, as it should */
    length += snprintf(line + length, sizeof line - (size_t)length, " @end\n");
    for (const char *rest = line; length > 0;) {
        const ssize_t written = write(1, rest, (size_t)length);
        if (written <= 0)
            return;
        rest += written;
        length -= (int)written;
    }
}
