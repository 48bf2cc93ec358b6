"""The public functions, a family in each module."""
