/* The operations in C, after their description in <rseq/pseudocode.h>. */
#include <string.h>

#define rseq_arch_has_load_add_load_load_add_store
#define OPERATION(name, parameters, body)                                                                              \
    static int rseq_##name parameters                                                                                  \
    {                                                                                                                  \
        (void)cpu;                                                                                                     \
        body return 0;                                                                                                 \
    }
#define INDEX(index)                                                                                                   \
    OPERATION(load_cbne_store__ptr_relaxed_##index, (intptr_t * v, intptr_t expect, intptr_t new, int cpu),            \
              if (*v != expect) return 1;                                                                              \
              *v = new;)                                                                                               \
    OPERATION(load_add_store__ptr_relaxed_##index, (intptr_t * v, intptr_t count, int cpu),                            \
              *v = (intptr_t)((uintptr_t)*v + (uintptr_t)count);)                                                      \
    OPERATION(load_cbne_load_cbne_store__ptr_relaxed_##index,                                                          \
              (intptr_t * v, intptr_t expect, intptr_t * v2, intptr_t expect2, intptr_t new, int cpu),                 \
              if (*v != expect || *v2 != expect2) return 1;                                                            \
              *v = new;)                                                                                               \
    OPERATION(load_cbeq_store_add_load_store__ptr_relaxed_##index,                                                     \
              (intptr_t * v, intptr_t expect, long off, intptr_t * load, int cpu),                                     \
              if (*v == expect) return 1;                                                                              \
              *load = *v; *v = *(intptr_t *)(*v + off);)                                                               \
    OPERATION(load_add_load_load_add_store__ptr_relaxed_##index, (intptr_t * ptr, long off, intptr_t inc, int cpu),    \
              intptr_t *number = *(intptr_t **)(*ptr + off); *number += inc;)                                          \
    ORDERS(relaxed_##index)                                                                                            \
    ORDERS(release_##index)
#define ORDERS(order)                                                                                                  \
    OPERATION(load_cbne_store_store__ptr_##order,                                                                      \
              (intptr_t * v, intptr_t expect, intptr_t * v2, intptr_t new2, intptr_t new, int cpu),                    \
              if (*v != expect) return 1;                                                                              \
              *v2 = new2; *v = new;)                                                                                   \
    OPERATION(load_cbne_memcpy_store__ptr_##order,                                                                     \
              (intptr_t * v, intptr_t expect, void *to, void *from, size_t length, intptr_t new, int cpu),             \
              if (*v != expect) return 1;                                                                              \
              memcpy(to, from, length); *v = new;)
INDEX(cpu_id)
INDEX(mm_cid)
#undef INDEX
#undef ORDERS
#undef OPERATION
