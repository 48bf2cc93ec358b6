"""The public functions of the uniform distribution, a chapter in each module."""
