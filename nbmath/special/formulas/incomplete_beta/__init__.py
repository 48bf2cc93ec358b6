"""The incomplete beta function: its two tails."""
