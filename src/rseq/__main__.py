"""`python -m rseq`: the same as the command `rseq`."""

from rseq.cli.main import main

if __name__ == "__main__":
    main()
