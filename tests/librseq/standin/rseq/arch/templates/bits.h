/* How the functions of one inclusion are called, as in librseq, and where the number is that they compare. */
#define JOINED_(name, order, index) name##_##order##_##index
#define JOINED(name, order, index) JOINED_(name, order, index)
#ifdef RSEQ_TEMPLATE_MO_RELEASE
#    define ORDER release
#else
#    define ORDER relaxed
#endif
#ifdef RSEQ_TEMPLATE_INDEX_MM_CID
#    define RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD mm_cid
#else
#    define RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD cpu_id
#endif
#define RSEQ_TEMPLATE_IDENTIFIER(name) JOINED(name, ORDER, RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD)
