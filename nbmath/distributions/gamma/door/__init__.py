"""The public functions of the gamma distribution, a chapter in each module."""
