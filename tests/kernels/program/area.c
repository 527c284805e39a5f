/* The area that the kernel reads, one for each thread, and the two symbols by which generated code finds it (those of glibc 2.35).
 *
 * The offset from the thread pointer is the same in every thread, since the program is linked statically.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "program.h"

enum { ROOM = 256, FEATURE_SIZE = 27, ALIGNMENT = 28 };

static _Thread_local union {
    struct {
        uint32_t cpu_id_start, cpu_id;
        uint64_t descriptor;
        uint32_t flags, node_id, mm_cid;
    } field;
    unsigned char room[ROOM];
} area __attribute__((aligned(ROOM))) = {{.cpu_id = (uint32_t)-1}};

ptrdiff_t __attribute__((used)) rseq_offset_here;
unsigned int __attribute__((used)) rseq_size_here;
/* The headers say that they are constant, which they are once they are set. */
extern const ptrdiff_t __rseq_offset __attribute__((alias("rseq_offset_here")));
extern const unsigned int __rseq_size __attribute__((alias("rseq_size_here")));

int register_area(unsigned int length)
{
    rseq_offset_here = (char *)&area - (char *)rseq_thread_pointer();
    rseq_size_here = length;
    if (length > ROOM)
        return E2BIG;
    return syscall(SYS_rseq, &area, length, 0, RSEQ_SIGNATURE) ? errno : 0;
}

unsigned int feature_size(void)
{
    return (unsigned int)getauxval(FEATURE_SIZE);
}

unsigned int area_alignment(void)
{
    return (unsigned int)getauxval(ALIGNMENT);
}

int cpu_of_area(void)
{
    return (int)*(volatile uint32_t *)&area.field.cpu_id;
}

void stay_on(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    sched_setaffinity(0, sizeof set, &set);
}
