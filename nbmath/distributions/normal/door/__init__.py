"""The public functions of the normal distribution, a chapter in each module."""
