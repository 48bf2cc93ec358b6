"""The public functions of mixtures of normal distributions, a chapter in each module."""
