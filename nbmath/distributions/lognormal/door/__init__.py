"""The public functions of the log-normal distribution, a chapter in each module."""
