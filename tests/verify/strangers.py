"""Functions of strangers, wrong as functions are wrong, and laws to judge them."""

import os
import sys
import time
from typing import Any

import numpy as np
from scipy import special

from verify import close, domains, holds, law, tolerance
from verify.law import Law


@law(
    field="activations",
    statement="softmax(x + c) = softmax(x)",
    source="a test",
    tolerance=tolerance.sums(),
    x=domains.logits("n", low=-500.0, high=500.0),
    c=domains.reals(-300.0, 300.0),
)
def shift(softmax: Any, x: Any, c: Any) -> Any:
    scale = 1.0 + np.abs(x).max() + np.abs(c)
    return close(softmax(x + c), softmax(x), scale=scale)


@law(
    field="activations",
    statement="Σ_{i} softmax(x)_{i} = 1",
    source="a test",
    tolerance=tolerance.sums(),
    x=domains.logits("m", "n", low=-50.0, high=50.0),
)
def total(softmax: Any, x: Any) -> Any:
    return close(softmax(x).sum(axis=-1), 1.0, n=np.sqrt(x.shape[-1]))


@law(
    field="elementary",
    statement="tanh(-x) = -tanh(x)",
    source="a test",
    tolerance=tolerance.rounding(),
    x=domains.reals(-20.0, 20.0),
)
def odd(tanh: Any, x: Any) -> Any:
    return close(tanh(-x), -tanh(x))


@law(
    field="elementary",
    statement="|tanh(x)| ≤ 1",
    source="a test",
    tolerance=tolerance.exact(),
    x=domains.reals(-20.0, 20.0),
)
def bounded(tanh: Any, x: Any) -> Any:
    return holds(np.abs(tanh(x)) <= 1)


@law(
    field="random",
    statement="uniform draws are uniform",
    source="a test",
    tolerance=tolerance.statistical(),
    seed=domains.seeds(),
)
def uniformly(uniform: Any, seed: int) -> Any:
    from verify import follows

    return follows(uniform(seed, 4000), lambda x: x)


SHIFT: Law = shift
TOTAL: Law = total
ODD: Law = odd
BOUNDED: Law = bounded
UNIFORMLY: Law = uniformly


def softmax(x: Any) -> Any:
    """Right."""
    return special.softmax(x, axis=-1)


def unshifted(x: Any) -> Any:
    """Overflows."""
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def wrong_axis(x: Any) -> Any:
    """Sums over the first axis."""
    return special.softmax(x, axis=0)


def single_sum(x: Any) -> Any:
    """Sums in float32."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True, dtype=np.float32)


def transposed(x: Any) -> Any:
    """Returns a column."""
    return softmax(x)[..., None]


def hangs(x: Any) -> Any:
    """Does not return for one input in a hundred."""
    while (np.abs(x) > 19.0).any():
        time.sleep(0.01)
    return np.tanh(x)


def aborts(x: Any) -> Any:
    """Takes the process with it."""
    if (np.abs(x) > 19.0).any():
        os.abort()
    return np.tanh(x)


def leaves(x: Any) -> Any:
    """Ends the process as if all were well."""
    if (np.abs(x) > 19.0).any():
        os._exit(0)
    return np.tanh(x)


def raises(x: Any) -> Any:
    """Raises where it should not."""
    if (np.abs(x) > 19.0).any():
        raise ZeroDivisionError("nineteen is too much")
    return np.tanh(x)


def devours(x: Any) -> Any:
    """Asks for more memory than there is."""
    if (np.abs(x) > 19.0).any():
        np.ones(2**37)
    return np.tanh(x)


def declines(x: Any) -> Any:
    """Says what it cannot do."""
    raise NotImplementedError("not for me")


def vanishes(x: Any) -> Any:
    """Returns nan in one place."""
    return np.where(x > 19.0, np.nan, np.tanh(x))


def rare(x: Any) -> Any:
    """Wrong in a narrow interval only."""
    return np.where((x > 3.25) & (x < 3.26), 1.0, np.tanh(x))


def only_in_bulk(x: Any) -> Any:
    """Wrong in the last lane of long vectors, as remainder loops are."""
    y = np.tanh(x)
    if x.size > 8:
        y[-1] = 0.5
    return y


def in_place(x: Any) -> Any:
    """Right, but written over what it was given."""
    x[:] = np.tanh(x)
    return x.copy()


def nothing(x: Any) -> None:
    """Forgets to return."""
    del x


def listed(x: Any) -> list[float]:
    """Returns a list, which is as good as an array."""
    return [float(value) for value in np.tanh(x)]


def biased(seed: int, size: int) -> Any:
    """Draws a little too small."""
    return np.random.default_rng(seed).random(size) ** 1.02


def fair(seed: int, size: int) -> Any:
    """Draws as it should."""
    return np.random.default_rng(seed).random(size)


def prints(x: Any) -> Any:
    """Talks."""
    sys.stdout.write("this must not reach the screen")
    return np.tanh(x)
