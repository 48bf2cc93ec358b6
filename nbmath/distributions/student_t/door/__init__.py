"""The public functions of the Student's t distribution, a chapter in each module."""
