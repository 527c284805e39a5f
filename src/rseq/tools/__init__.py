"""Programs that look at segments and code while others run: what the commands of the same names show."""
