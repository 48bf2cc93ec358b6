"""Wrong steps of expectation-maximisation, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import mixtures

Step = Callable[..., Any]


def textbook(flaw: str) -> Step:
    """One step written with NumPy, with one thing wrong."""

    def step(
        x: Any, weights: Any, means: Any, covariances: Any, reg_covar: float = 0.0
    ) -> tuple[Any, ...]:
        kind = x.dtype
        x, means, covariances = (part.astype(float) for part in (x, means, covariances))
        shifted = x[:, None, :] - means
        inverse = np.linalg.inv(covariances)
        distances = np.einsum("nki,kij,nkj->nk", shifted, inverse, shifted)
        logs = np.log(weights.astype(float)) - distances * (1.0 if flaw == "no half" else 0.5)
        volume = 0.0 if flaw == "no volume" else np.linalg.slogdet(2 * np.pi * covariances)[1]
        logs = logs - 0.5 * volume
        if flaw == "no weights":
            logs -= np.log(weights.astype(float))
        if flaw == "first component favoured":
            logs[:, 0] += 0.01
        if flaw == "first sample favoured":
            logs[0, 0] += 0.01
        evidence = np.logaddexp.reduce(logs, axis=1)
        shares: Any = np.exp(logs - evidence[:, None])
        if flaw == "not normalised":
            shares = np.exp(logs - logs.max(axis=1, keepdims=True))
        if flaw == "half precision":
            shares = shares.astype(np.float16).astype(float)
        weighed = shares[:-1] if flaw == "last sample forgotten" and len(x) > 1 else shares
        samples = x[: len(weighed)]
        counts = weighed.sum(axis=0) + (1.0 if flaw == "pseudo-count" else 1e-300)
        new = weighed.T @ samples / counts[:, None]
        about = means if flaw == "old means" else new
        centred = samples - about[:, None, :]
        spreads = np.einsum("nk,kni,knj->kij", weighed, centred, centred)
        lost = 1.0 if flaw == "unbiased" else 0.0
        spreads /= np.maximum(counts - lost, 1e-300)[:, None, None]
        if flaw == "diagonal":
            spreads *= np.eye(x.shape[1])
        if flaw == "lower triangle":
            spreads = np.tril(spreads)
        if flaw == "raw moments":
            raw = np.einsum("nk,ni,nj->kij", weighed, samples, samples).astype(kind)
            spreads = raw / counts[:, None, None] - np.einsum("ki,kj->kij", new, new).astype(kind)
        if flaw == "shrunk":
            spreads -= 0.01 * np.eye(x.shape[1])
        if flaw == "quartered":
            spreads *= 0.25
        if flaw == "overshooting":
            new = new + 3 * (new - means)
        if flaw == "unit ridge":
            spreads += np.eye(x.shape[1])
        fresh = weights.astype(float) if flaw == "old weights" else counts / len(x)
        total = evidence.mean() if flaw == "mean likelihood" else evidence.sum()
        results = fresh, new, spreads, total, shares
        return tuple(np.asarray(part).astype(kind) for part in results)

    return step


def turned(part: int) -> Step:
    """A right step whose result comes back in the order of the means' first coordinates."""

    def step(*arguments: Any, **options: Any) -> tuple[Any, ...]:
        result: list[Any] = list(mixtures.em_step(*arguments, **options)[:5])
        result[part] = result[part][np.argsort(result[1][:, 0])]
        return tuple(result)

    return step


MUTANTS: dict[str, list[Step]] = {
    "responsibilities_sum_to_one": [textbook("not normalised"), textbook("half precision")],
    "new_weights_are_the_mean_responsibilities": [
        textbook("old weights"),
        textbook("pseudo-count"),
        textbook("last sample forgotten"),
    ],
    "new_moments_are_those_of_the_weighed_samples": [
        textbook("old means"),
        textbook("unbiased"),
        textbook("diagonal"),
        textbook("raw moments"),
        turned(2),
    ],
    "a_step_never_lowers_the_likelihood": [textbook("overshooting"), textbook("quartered")],
    "one_component_is_the_sample_mean_and_covariance": [
        textbook("unbiased"),
        textbook("old means"),
        textbook("raw moments"),
        textbook("pseudo-count"),
    ],
    "names_of_the_components_do_not_matter": [textbook("first component favoured"), turned(0)],
    "order_of_the_samples_does_not_matter": [
        textbook("first sample favoured"),
        textbook("last sample forgotten"),
    ],
    "every_sample_twice_gives_the_same_parameters": [
        textbook("unbiased"),
        textbook("pseudo-count"),
        textbook("mean likelihood"),
    ],
    "new_covariances_are_symmetric_and_not_negative": [
        textbook("lower triangle"),
        textbook("shrunk"),
        textbook("raw moments"),
    ],
    "a_step_follows_affine_maps": [
        textbook("unit ridge"),
        textbook("no volume"),
        textbook("pseudo-count"),
    ],
    "log_likelihood_agrees_with_its_definition": [
        textbook("no half"),
        textbook("no volume"),
        textbook("no weights"),
        textbook("mean likelihood"),
    ],
    "twin_components_act_as_one": [textbook("no weights"), textbook("pseudo-count")],
}
"""Law: wrong kernels."""
