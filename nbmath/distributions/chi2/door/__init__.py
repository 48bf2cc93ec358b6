"""The public functions of the chi-square distribution, a chapter in each module."""
