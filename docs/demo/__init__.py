"""Two data sets that ship with scikit-learn, worked through with nbmath and held to the laws."""
