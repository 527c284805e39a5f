"""Tools for people who look at sequences from outside: files, running programs."""
