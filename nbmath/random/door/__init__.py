"""The public functions of the field, a file for each kind of draw."""
