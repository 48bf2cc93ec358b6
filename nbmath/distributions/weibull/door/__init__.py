"""The public functions of the Weibull distribution, a chapter in each module."""
