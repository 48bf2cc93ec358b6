"""Owen's function."""
