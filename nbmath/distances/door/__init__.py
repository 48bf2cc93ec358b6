"""The public functions, one file for each kind of question."""
