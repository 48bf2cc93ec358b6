"""The operations of linear algebra."""

import numpy as np

SINGULAR = (np.linalg.LinAlgError,)
"""What a function of matrices may refuse."""
