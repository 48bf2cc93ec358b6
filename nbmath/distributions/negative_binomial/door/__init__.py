"""The public functions of the negative binomial distribution, a chapter in each module."""
