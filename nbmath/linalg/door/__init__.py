"""The public functions of linear algebra, a chapter in each module."""
