"""Where numbers end, one file for each precision."""
