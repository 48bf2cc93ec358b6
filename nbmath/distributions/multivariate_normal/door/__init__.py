"""The public functions of the multivariate normal distribution, a chapter in each module."""
