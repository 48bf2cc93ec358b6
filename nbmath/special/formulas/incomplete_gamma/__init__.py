"""The incomplete gamma function: its two tails and their inverses."""
