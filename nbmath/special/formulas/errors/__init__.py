"""The error functions and the normal tail."""
