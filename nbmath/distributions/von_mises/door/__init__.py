"""The public functions of the von Mises distribution, a chapter in each module."""
