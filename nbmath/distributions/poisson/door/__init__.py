"""The public functions of the Poisson distribution, a chapter in each module."""
