"""Loops over rows and columns of numbers, a chapter in each module."""
