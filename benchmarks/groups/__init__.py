"""One file for each group: its docstring's first line is the title, `cases(plan)` gives the rows. Found by name."""
