"""Measurements against named peers: `python -m benchmarks`. A group of rows is one file in `benchmarks/groups/`."""
