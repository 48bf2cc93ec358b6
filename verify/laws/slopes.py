"""Laws of derivatives through the special functions, whose own slopes are closed forms."""

import math
from collections.abc import Callable
from typing import Any

import mpmath as mp

from nbmath import special
from verify import close, law
from verify.claim import Claim
from verify.domains import choices, vectors
from verify.laws.calculus import SCALAR, Function, Operation, exact
from verify.laws.special import DLMF, references


def tail(x: float) -> Any:
    """Error functions where they grow, and where they decay."""
    return special.log_ndtr(2.0 * x) - special.erfcx(x) + special.erf(x) * special.erfc(x)


def tail_precise(x: Any) -> Any:
    """The same in mpmath."""
    both = mp.erf(x) * mp.erfc(x)
    return references.log_ndtr(2 * x) - references.erfcx(x) + both


def there_and_back(x: float) -> Any:
    """2 x, by way of two functions and their inverses."""
    return special.ndtri_exp(special.log_ndtr(x)) + special.ndtri(special.ndtr(x))


def likelihood(x: float) -> Any:
    """Terms of a likelihood of counts."""
    y = 4.0 + x
    return special.gammaln(y) - special.logaddexp(x, 1.0) + special.rgamma(y)


def likelihood_precise(x: Any) -> Any:
    """The same in mpmath."""
    return mp.loggamma(4 + x) - mp.log(mp.exp(x) + mp.e) + mp.rgamma(4 + x)


def divergence(x: float) -> Any:
    """Terms of entropies and of divergences."""
    p = 3.5 + x
    return special.kl_div(p, 3.0) + special.entr(p) + special.xlog1py(p, math.cosh(x))


def divergence_precise(x: Any) -> Any:
    """The same in mpmath."""
    p = x + mp.mpf(7) / 2
    return -p * mp.log(3) - p + 3 + p * mp.log1p(mp.cosh(x))


def shape(x: float) -> Any:
    """A tail whose parameter varies, and others that go with it."""
    a = 4.0 + x
    return special.gammainc(a, 3.0) + special.betaln(a, 2.5) + special.owens_t(x, 0.5)


def shape_precise(x: Any) -> Any:
    """The same in mpmath."""
    a = 4 + x
    bell = mp.quad(lambda t: mp.exp(-x * x * (1 + t * t) / 2) / (1 + t * t), [0, mp.mpf(1) / 2])
    beta = mp.loggamma(a) + mp.loggamma(mp.mpf(5) / 2) - mp.loggamma(a + mp.mpf(5) / 2)
    return mp.gammainc(a, 0, 3, regularized=True) + beta + bell / (2 * mp.pi)


def waves(x: float) -> Any:
    """Bessel functions, one of them scaled."""
    return special.i0e(4.0 + x) + special.i1(x) * special.k0(4.0 + x)


def waves_precise(x: Any) -> Any:
    """The same in mpmath."""
    y = 4 + x
    return mp.exp(-y) * mp.besseli(0, y) + mp.besseli(1, x) * mp.besselk(0, y)


FUNCTIONS: dict[str, tuple[Function, Callable[[Any], Any]]] = {
    "tail": (tail, tail_precise),
    "there_and_back": (there_and_back, lambda x: 2 * x),
    "likelihood": (likelihood, likelihood_precise),
    "divergence": (divergence, divergence_precise),
    "shape": (shape, shape_precise),
    "waves": (waves, waves_precise),
}
"""A function as a user writes it, and the same in mpmath."""


@law(
    field="calculus",
    statement="f′(x) agrees with mpmath's derivative in thirty digits, f made of special functions",
    source=f"{DLMF}5.2.2, 7.2.1 and 7.2.2 differentiated",
    uses=("maximum likelihood", "variational inference"),
    tolerance=SCALAR,
    function=choices(*FUNCTIONS),
    x=vectors("n", low=-2.5, high=2.5, max_size=4),
)
def slopes_of_special_functions_agree_with_thirty_digits(
    derivative: Operation, function: str, x: Any
) -> Claim:
    f, precise = FUNCTIONS[function]
    slopes = exact(precise, x)
    # the quantile of a probability near one undoes the rounding of that: exp(x^2 / 2) of it
    return close(derivative(f)(x), slopes, scale=abs(slopes) + 20)
