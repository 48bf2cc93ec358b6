"""The public functions of the exponential distribution, a chapter in each module."""
