"""The public functions of the F distribution, a chapter in each module."""
