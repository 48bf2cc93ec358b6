"""Drivers over stacks of small matrices, one matrix to each lane of a register."""
