/* Reads /sections, which sections.py has made:
 *
 *     breakpoint HEX
 *     section FUNCTION START POST_COMMIT ABORT COUNT AT…      numbers in hexadecimal, AT from START
 */
#include <stdio.h>
#include <string.h>

#include "program.h"

struct section sections[MOST_SECTIONS];
int section_count;
int breakpoint_size;
unsigned char breakpoint_bytes[8];

static bool read_breakpoint(FILE *file)
{
    char hex[2 * sizeof breakpoint_bytes + 1];
    unsigned int byte;
    if (fscanf(file, "%16s", hex) != 1)
        return false;
    for (breakpoint_size = 0; sscanf(hex + 2 * breakpoint_size, "%2x", &byte) == 1; breakpoint_size++)
        breakpoint_bytes[breakpoint_size] = (unsigned char)byte;
    return breakpoint_size > 0;
}

static bool read_section(FILE *file)
{
    struct section *const made = &sections[section_count];
    unsigned long start, post_commit, abort;
    unsigned int count, at;
    if (section_count == MOST_SECTIONS)
        return false;
    if (fscanf(file, "%127s %lx %lx %lx %x", made->function, &start, &post_commit, &abort, &count) != 5 || count > MOST_INSTRUCTIONS)
        return false;
    made->start = start, made->post_commit = post_commit, made->abort = abort, made->count = (int)count;
    for (unsigned int i = 0; i < count; i++) {
        if (fscanf(file, "%x", &at) != 1 || at >= post_commit - start)
            return false;
        made->at[i] = (uint16_t)at;
    }
    section_count++;
    return true;
}

bool read_sections(const char *path)
{
    char what[16];
    FILE *const file = fopen(path, "r");
    bool fine = file != NULL;
    while (fine && fscanf(file, "%15s", what) == 1)
        fine = strcmp(what, "breakpoint") ? !strcmp(what, "section") && read_section(file) : read_breakpoint(file);
    if (file)
        fclose(file);
    return fine && section_count && breakpoint_size;
}
