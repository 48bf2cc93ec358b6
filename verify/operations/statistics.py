"""The operations of statistics."""

from verify.operations.operation import Operation, unknown

_OF_ONE = (
    ("mean", "mean(x, axis=None)"),
    ("var", "var(x, axis=None, ddof=0)"),
    ("std", "std(x, axis=None, ddof=0)"),
    ("skew", "skew(x, bias=True)"),
    ("kurtosis", "kurtosis(x, fisher=True, bias=True)"),
    ("average", "average(x, axis, weights)"),
    ("describe", "describe(x) -> (nobs, (min, max), mean, variance, skewness, kurtosis)"),
    ("moments", "moments(rows) -> value with merge, mean, var(), skew(), kurtosis()"),
    ("comoments", "comoments(rows) -> value with merge, mean, covariance()"),
)

OPERATIONS = tuple(Operation(name, signature, unknown) for name, signature in _OF_ONE)
