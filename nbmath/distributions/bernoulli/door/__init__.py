"""The public functions of the Bernoulli distribution, a chapter in each module."""
