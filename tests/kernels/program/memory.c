/* What others may look at, as they see it.
 *
 * Memory that a section stages (a node that is on no list, the entries of a journal that do not count) is not watched. A transaction
 * has happened once its journal counts (docs/architecture.md: "The first 320 bytes of every CPU's region"): so entries that are
 * pending are taken for what the words hold.
 */
#include <stdlib.h>
#include <string.h>

#include "program.h"

enum { HEADER = 64, ENTRIES = 80, MOST_WATCHED = 32 };

static struct watched {
    unsigned char *start;
    uint64_t stride, copies;
    bool journal;
} watched[MOST_WATCHED];
static int watched_count;

void watch(void *start, uint64_t stride, uint64_t copies, bool journal)
{
    if (watched_count == MOST_WATCHED)
        abort();
    watched[watched_count++] = (struct watched){start, stride, copies, journal};
}

static uint64_t word(const unsigned char *at)
{
    uint64_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static uint64_t entries(const unsigned char *region)
{
    return word(region + HEADER) & 0xff;
}

bool pending(void)
{
    for (int i = 0; i < watched_count; i++)
        for (uint64_t copy = 0; watched[i].journal && copy < watched[i].copies; copy++)
            if (entries(watched[i].start + copy * watched[i].stride))
                return true;
    return false;
}

void copy_through_journal(const void *region, uint64_t stride, void *into)
{
    const unsigned char *const copy = region;
    memcpy(into, copy + RESERVED, stride - RESERVED);
    for (uint64_t i = 0; i < entries(copy); i++) {
        const uint64_t offset = word(copy + ENTRIES + 16 * i);
        if (offset < RESERVED || offset > stride - 8)
            abort(); /* no transaction records that */
        memcpy((unsigned char *)into + offset - RESERVED, copy + ENTRIES + 16 * i + 8, 8);
    }
}

static void look_at(struct view *view, const struct watched *what, const unsigned char *copy)
{
    unsigned char *const into = view->bytes + view->size;
    if (view->size + what->stride > VIEW_SIZE)
        abort();
    if (what->journal)
        copy_through_journal(copy, what->stride, into);
    else
        memcpy(into, copy, what->stride);
    view->size += what->stride - (what->journal ? RESERVED : 0);
}

void look(struct view *view)
{
    view->size = 0;
    for (int i = 0; i < watched_count; i++)
        for (uint64_t copy = 0; copy < watched[i].copies; copy++)
            look_at(view, &watched[i], watched[i].start + copy * watched[i].stride);
}

bool same(const struct view *one, const struct view *other)
{
    return one->size == other->size && !memcmp(one->bytes, other->bytes, one->size);
}
