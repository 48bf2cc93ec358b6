"""The public functions of the truncated normal distribution, a chapter in each module."""
