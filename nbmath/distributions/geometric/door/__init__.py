"""The public functions of the geometric distribution, a chapter in each module."""
