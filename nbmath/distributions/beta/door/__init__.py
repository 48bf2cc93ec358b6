"""The public functions of the beta distribution, a chapter in each module."""
