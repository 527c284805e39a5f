/* The first process of an emulated machine: it tries what this kernel does with restartable sequences, reports, and turns the machine off.
 *
 * The tries run in a process of their own, once with an area of 32 bytes (what every kernel takes) and, where the kernel fills
 * more, once with one as long as that: Linux 6.19 and later treat the two differently. If such a process dies, that is reported.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/klog.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program.h"

enum { CONSOLE_OFF = 6, LONGEST = 240 };

static int try(unsigned int length)
{
    const int refused = register_area(length);
    const int cpu = (int)sysconf(_SC_NPROCESSORS_ONLN) - 1;
    report("{\"kind\": \"area\", \"length\": %u, \"refused\": %d}", length, refused);
    if (refused)
        return 0;
    alarm(LONGEST);
    stay_on(cpu); /* the last one: a copy that is not the first */
    if (cpu_of_area() != cpu)
        report("{\"kind\": \"stopped\", \"why\": \"on CPU %d the area says %d\"}", cpu, cpu_of_area());
    prepare_memory(cpu);
    sweep();
    count();
    preemption();
    return 0;
}

static void in_a_process(const char *program, unsigned int length)
{
    char text[16];
    int status = 0;
    const pid_t child = fork();
    snprintf(text, sizeof text, "%u", length);
    if (!child) {
        execl(program, program, text, (char *)NULL); /* the kernel forgets a registration */
        _exit(127);
    }
    while (waitpid(child, &status, 0) != child)
        ;
    if (status)
        report("{\"kind\": \"stopped\", \"why\": \"the process ended with %s %d\"}", WIFSIGNALED(status) ? "signal" : "status",
               WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

static void machine(void)
{
    struct utsname name;
    uname(&name);
    report("{\"kind\": \"machine\", \"release\": \"%s\", \"version\": \"%s\", \"processor\": \"%s\", \"cpus\": %ld, \"feature_size\": %u, "
           "\"alignment\": %u}",
           name.release, name.version, name.machine, sysconf(_SC_NPROCESSORS_ONLN), feature_size(), area_alignment());
}

int main(int count, char **arguments)
{
    const char *const table = getenv("RSEQ_SECTIONS"); /* to be tried on a running system */
    if (!read_sections(table ? table : "/sections")) {
        report("{\"kind\": \"stopped\", \"why\": \"/sections cannot be read\"}");
        return 1;
    }
    if (count > 1)
        return try((unsigned int)atoi(arguments[1]));
    if (getpid() == 1) {
        mount("sys", "/sys", "sysfs", 0, NULL);
        klogctl(CONSOLE_OFF, NULL, 0);
    }
    machine();
    in_a_process(arguments[0], SMALLEST_AREA);
    if (feature_size() > SMALLEST_AREA)
        in_a_process(arguments[0], feature_size());
    report("{\"kind\": \"end\"}");
    if (getpid() == 1)
        reboot(RB_POWER_OFF);
    return 0;
}
