"""The command `rseq`: one module for each subcommand, found by its name; see main.py."""
