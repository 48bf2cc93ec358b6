"""The public functions of the binomial distribution, a chapter in each module."""
