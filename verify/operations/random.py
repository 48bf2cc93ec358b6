"""Random draws with parameters: the seed comes first and the size last."""

from typing import Any

from verify.operations.operation import Operation, Shape, drawn, unknown


def _drawn_last(_: Any, *arguments: Any, **__: Any) -> Shape:
    """The size that was asked for, where it is the last argument."""
    return drawn(_, arguments[-1])


def _points(_: Any, dimension: Any, size: Any, **__: Any) -> Shape:
    """A row for each point; the seed may be None."""
    return int(size), int(dimension)


def _shuffled(_: Any, x: Any) -> Shape:
    """The entries of a vector in another order."""
    return tuple(x.shape)


OPERATIONS = (
    Operation("exponential", "exponential(seed, size)", drawn),
    Operation("random_bits", "random_bits(seed, size) -> words of 32 bits", drawn),
    Operation("random_split", "random_split(seed, n) -> n rows of words", unknown),
    Operation("random_gamma", "random_gamma(seed, shape, scale, size)", _drawn_last),
    Operation("random_loggamma", "random_loggamma(seed, shape, size)", _drawn_last),
    Operation("random_beta", "random_beta(seed, a, b, size)", _drawn_last),
    Operation("random_poisson", "random_poisson(seed, lam, size)", _drawn_last),
    Operation("random_chisquare", "random_chisquare(seed, df, size)", _drawn_last),
    Operation("random_standard_t", "random_standard_t(seed, df, size)", _drawn_last),
    Operation("random_f", "random_f(seed, dfnum, dfden, size)", _drawn_last),
    Operation("random_integers", "random_integers(seed, low, high, size)", _drawn_last),
    Operation("random_geometric", "random_geometric(seed, p, size)", _drawn_last),
    Operation(
        "random_negative_binomial", "random_negative_binomial(seed, n, p, size)", _drawn_last
    ),
    Operation("random_dirichlet", "random_dirichlet(seed, alpha, size)", unknown),
    Operation("random_multinomial", "random_multinomial(seed, n, p, size)", unknown),
    Operation("random_permutation", "random_permutation(seed, n)", unknown),
    Operation("random_shuffle", "random_shuffle(seed, x)", _shuffled),
    Operation("random_vonmises", "random_vonmises(seed, mu, kappa, size)", _drawn_last),
    Operation("random_truncated_normal", "random_truncated_normal(seed, a, b, size)", _drawn_last),
    Operation(
        "random_hypergeometric", "random_hypergeometric(seed, ngood, nbad, n, size)", _drawn_last
    ),
    Operation("random_unit_sphere", "random_unit_sphere(seed, dimension, size)", unknown),
    Operation("random_unit_ball", "random_unit_ball(seed, dimension, size)", unknown),
    Operation(
        "random_multivariate_normal", "random_multivariate_normal(seed, mean, cov, size)", unknown
    ),
    Operation("random_wishart", "random_wishart(seed, df, scale, size)", unknown),
    Operation("random_choice", "random_choice(seed, n, size, replace, p)", unknown),
    Operation("random_sobol", "random_sobol(seed, dimension, size, *, start, shift)", _points),
    Operation("random_halton", "random_halton(seed, dimension, size, *, start)", _points),
    Operation("random_categorical", "random_categorical(seed, p, size)", _drawn_last),
    Operation("random_binomial", "random_binomial(seed, n, p, size)", _drawn_last),
)
