"""The public functions of the logistic distribution, a chapter in each module."""
