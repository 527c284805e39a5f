"""What Linux offers for restartable sequences: structures, registration, CPUs, membarrier, tracepoints, a self-test."""
