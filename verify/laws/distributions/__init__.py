"""Laws of probability distributions, a chapter in each module."""
