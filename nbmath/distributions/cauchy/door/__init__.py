"""The public functions of the Cauchy distribution, a chapter in each module."""
