"""Functions of a matrix: the exponential on lanes, roots and logarithms on the Schur form."""
