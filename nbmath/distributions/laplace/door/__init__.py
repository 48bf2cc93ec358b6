"""The public functions of the Laplace distribution, a chapter in each module."""
