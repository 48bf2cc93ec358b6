"""Leading singular triplets inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg, random
from verify.laws.modes.compiled import user


@user
def _randomized(a: Any, k: Any, key: Any) -> Any:
    return linalg.randomized_svd(a, k, key=key)


@user
def truncated_svd(a: Any, k: Any) -> Any:
    return linalg.truncated_svd(a, k)


def randomized_svd(seed: int, a: Any, k: int) -> Any:
    """With the key that the seed makes."""
    return _randomized(a, k, random.Key(seed))


OPERATIONS = {"randomized_svd": randomized_svd, "truncated_svd": truncated_svd}
