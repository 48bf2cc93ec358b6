"""Mixtures: scikit-learn as the reference, degenerate components, threads, bad use."""

import warnings
from typing import Any

import numpy as np
import pytest
from numba import njit
from sklearn.mixture import GaussianMixture

import nbmath
from nbmath import mixtures
from nbmath._door import Status
from nbmath._targets import bind
from nbmath.mixtures import em_step, fit, logpdf, responsibilities
from tests.precisions import IN_TURN

DTYPES = (np.float32, np.float64)
SHAPES = [(777, 3, 4), (5000, 8, 8), (300, 1, 2), (60, 5, 1), (1, 2, 1)]


def clusters(n: int, d: int, k: int, seed: int = 0) -> tuple[Any, Any, Any, Any]:
    """Samples around k centres, with weights, means and covariances to start from."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((n, d)) + 3 * rng.standard_normal((k, d))[rng.integers(0, k, n)]
    spread = np.eye(d) if n < d + 2 else np.cov(x.T).reshape(d, d)
    return x, np.full(k, 1 / k), x[:k].copy(), np.stack([spread] * k)


def peer(x: Any, w: Any, m: Any, c: Any, **settings: Any) -> GaussianMixture:
    """scikit-learn's mixture after the same steps from the same start."""
    model = GaussianMixture(
        len(w),
        weights_init=w,
        means_init=m,
        precisions_init=np.linalg.inv(c),
        init_params="random_from_data",
        **settings,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return model.fit(x)


@pytest.mark.parametrize("shape", SHAPES[:4])
def test_one_step_is_scikit_learns(shape: tuple[int, int, int]) -> None:
    start = clusters(*shape)
    ours, theirs = em_step(*start), peer(*start, max_iter=1, tol=0)
    np.testing.assert_allclose(ours.weights, theirs.weights_, rtol=1e-12)
    np.testing.assert_allclose(ours.means, theirs.means_, rtol=1e-11, atol=1e-12)
    np.testing.assert_allclose(ours.covariances, theirs.covariances_, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(ours.log_likelihood, theirs.lower_bound_ * shape[0], rtol=1e-13)
    assert (ours.status == Status.OK).all()


@pytest.mark.parametrize("shape", SHAPES[:3])
def test_a_fit_takes_the_steps_that_scikit_learn_takes(shape: tuple[int, int, int]) -> None:
    x, w, m, c = clusters(*shape)
    ours, theirs = fit(x, m, weights=w, covariances=c), peer(x, w, m, c)
    assert ours.converged == theirs.converged_
    assert len(ours.log_likelihood) - 1 == theirs.n_iter_
    np.testing.assert_allclose(ours.means, theirs.means_, rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(ours.log_likelihood[-2] / len(x), theirs.lower_bound_, rtol=1e-12)
    parameters = ours.weights, ours.means, ours.covariances
    np.testing.assert_allclose(logpdf(x, *parameters), theirs.score_samples(x), rtol=1e-9)
    shares = responsibilities(x, *parameters)
    np.testing.assert_allclose(shares, theirs.predict_proba(x), atol=1e-11)
    np.testing.assert_allclose(ours.log_likelihood[-1], theirs.score_samples(x).sum(), rtol=1e-12)


def test_the_likelihood_of_a_fit_never_falls() -> None:
    x, _, m, _ = clusters(2000, 3, 5, seed=3)
    history = fit(x, m, tol=0, max_iter=60, reg_covar=0.0).log_likelihood
    assert len(history) == 61
    assert np.diff(history).min() > -1e-9 * abs(history[0])


def test_a_fit_goes_on_where_another_stopped() -> None:
    x, w, m, c = clusters(500, 2, 3)
    whole = fit(x, m, weights=w, covariances=c, max_iter=7, tol=0)
    half = fit(x, m, weights=w, covariances=c, max_iter=3, tol=0)
    rest = fit(x, half.means, weights=half.weights, covariances=half.covariances, max_iter=4, tol=0)
    np.testing.assert_array_equal(rest.means, whole.means)
    np.testing.assert_array_equal(rest.log_likelihood, whole.log_likelihood[3:])


def test_no_step_leaves_the_start_as_it_is() -> None:
    x, w, m, c = clusters(50, 2, 2)
    result = fit(x, m, weights=w, covariances=c, max_iter=0)
    np.testing.assert_array_equal(result.means, m)
    np.testing.assert_allclose(result.log_likelihood, [logpdf(x, w, m, c).sum()], rtol=1e-14)
    assert not result.converged


@pytest.mark.parametrize("shape", [(9000, 5, 3), (300, 2, 2)])
@pytest.mark.parametrize("dtype", DTYPES)
def test_threads_do_not_change_a_bit(shape: tuple[int, int, int], dtype: Any) -> None:
    start = [part.astype(dtype) for part in clusters(*shape)]
    with nbmath.threading("serial"):
        serial = em_step(*start)
    with nbmath.threading("parallel"):
        parallel = em_step(*start)
    for ours, theirs in zip(serial, parallel, strict=True):
        np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("shape", SHAPES)
def test_single_precision_is_close_to_double(shape: tuple[int, int, int]) -> None:
    start = clusters(*shape)
    double, single = em_step(*start), em_step(*(part.astype(np.float32) for part in start))
    assert all(part.dtype == np.float32 for part in (*single[:3], single.responsibilities))
    np.testing.assert_allclose(single.means, double.means, rtol=2e-5, atol=2e-5)
    np.testing.assert_allclose(single.covariances, double.covariances, rtol=2e-4, atol=2e-4)


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_far_origin_or_a_far_start_costs_no_digits(dtype: Any) -> None:
    x, w, m, c = (part.astype(dtype) for part in clusters(400, 2, 1, seed=5))
    far = em_step(x, w, m + dtype(1e4), c * dtype(1e6), reg_covar=0.0)
    expected = np.cov(x.astype(float).T, bias=True)
    eps = np.finfo(dtype).eps
    np.testing.assert_allclose(far.covariances[0], expected, rtol=1e3 * eps, atol=1e3 * eps)
    offset = np.round(x * 64) / 64 + dtype(8192)
    moved = em_step(offset, w, offset[:1].copy(), c, reg_covar=0.0)
    expected = np.cov(offset.astype(float).T, bias=True)
    np.testing.assert_allclose(moved.covariances[0], expected, rtol=1e3 * eps, atol=1e3 * eps)


def test_an_empty_component_keeps_its_place() -> None:
    x = np.random.default_rng(0).standard_normal((100, 2))
    means = np.array([[0.0, 0.0], [1e6, 0.0]])
    unit = np.stack([np.eye(2)] * 2)
    step = em_step(x, [0.5, 0.5], means, unit)
    np.testing.assert_array_equal(step.status, [Status.OK, Status.EMPTY])
    np.testing.assert_array_equal(step.weights, [1.0, 0.0])
    np.testing.assert_array_equal(step.means[1], means[1])
    np.testing.assert_array_equal(step.covariances[1], np.eye(2))
    result = fit(x, means, covariances=unit)
    assert result.converged
    assert result.status[1] == Status.EMPTY
    assert all(np.isfinite(part).all() for part in result)


def test_a_component_on_one_point_is_reported() -> None:
    x = np.concatenate([np.random.default_rng(0).standard_normal((50, 2)), [[100.0, 100.0]]])
    means = x[[0, 50]]
    step = em_step(x, [0.5, 0.5], means, np.stack([np.eye(2)] * 2), reg_covar=0.0)
    np.testing.assert_array_equal(step.status, [Status.OK, Status.SINGULAR])
    assert all(np.isfinite(part).all() for part in step)
    result = fit(x, means, covariances=np.stack([np.eye(2)] * 2), reg_covar=0.0)
    assert not result.converged
    assert result.status[1] == Status.SINGULAR
    assert all(np.isfinite(part).all() for part in result)
    assert (fit(x, means).status == Status.OK).all()


def test_a_sample_beyond_every_density_takes_no_part() -> None:
    x = np.array([[0.0], [1.0], [3e19]], np.float32)
    unit = np.ones((1, 1, 1), np.float32)
    step = em_step(x, np.ones(1, np.float32), np.zeros((1, 1), np.float32), unit)
    np.testing.assert_array_equal(step.responsibilities[:, 0], [1.0, 1.0, 0.0])
    assert step.log_likelihood == -np.inf


@njit
def compiled(x, w, m, c):  # type: ignore[no-untyped-def]  # numba reads the types
    return mixtures.em_step(x, w, m, c, reg_covar=1e-3), mixtures.logpdf(x, w, m, c)


@pytest.mark.parametrize("dtype", IN_TURN)
def test_compiled_code_gives_the_same_bits(dtype: Any) -> None:
    start = [part.astype(dtype) for part in clusters(300, 3, 2)]
    step, densities = compiled(*start)
    for ours, theirs in zip(step, em_step(*start, reg_covar=1e-3), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    np.testing.assert_array_equal(densities, logpdf(*start))


@njit
def compiled_fit(x, w, m, c):  # type: ignore[no-untyped-def]  # numba reads the types
    result = mixtures.fit(x, m, weights=w, covariances=c, max_iter=4)
    return result, mixtures.responsibilities(x, w, m, c)


def test_compiled_fit_gives_the_same_bits() -> None:
    x, w, m, c = clusters(300, 3, 2)
    result, shares = compiled_fit(x, w, m, c)
    expected = fit(x, m, weights=w, covariances=c, max_iter=4)
    for ours, theirs in zip(result, expected, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    np.testing.assert_array_equal(shares, responsibilities(x, w, m, c))


@pytest.mark.parametrize("dtype", DTYPES)
def test_plain_formulas_agree_with_the_blocks(dtype: Any, poisoned: Any) -> None:
    plain = bind("mixtures", "python")
    component = bind("distributions.multivariate_normal", "python")
    x, w, m, c = (part.astype(dtype) for part in clusters(40, 3, 2))
    step = em_step(x, w, m, c, reg_covar=0.0)
    factors = poisoned(c.shape, dtype)
    for k in range(2):
        assert component.factorise(c[k], dtype(0), factors[k]) == Status.OK
    shares, evidence = poisoned((40, 2), dtype), poisoned(40, dtype)
    firsts, seconds = np.zeros((2, 3), dtype), np.zeros((2, 3, 3), dtype)
    for i in range(40):
        plain.log_joint(x[i], w, m, factors, poisoned((3, 1), dtype), shares[i])
        evidence[i] = plain.responsibilities(shares[i])
        for k in range(2):
            plain.add_sample(x[i], shares[i, k], m[k], firsts[k], seconds[k])
    eps = np.finfo(dtype).eps
    np.testing.assert_allclose(shares, step.responsibilities, rtol=1e3 * eps, atol=eps)
    np.testing.assert_allclose(evidence, logpdf(x, w, m, c), rtol=1e3 * eps)
    for k in range(2):
        mean, covariance = poisoned(3, dtype), poisoned((3, 3), dtype)
        count = shares[:, k].sum()
        plain.maximise(count, m[k], firsts[k], seconds[k], dtype(0), mean, covariance)
        np.testing.assert_allclose(mean, step.means[k], rtol=1e3 * eps, atol=100 * eps)
        np.testing.assert_allclose(covariance, step.covariances[k], rtol=1e3 * eps, atol=100 * eps)


UNIT: Any = [[[1.0]]]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: em_step([1.0], [1.0], [[0.0]], UNIT), r"x has shape \(1,\)"),
        (
            lambda: em_step([[1.0]], [1.0], [[0.0, 0.0]], UNIT),
            r"means has shape \(1, 2\); expected",
        ),
        (lambda: em_step([[1.0]], [1.0], [[0.0]], [[1.0]]), "covariances has shape"),
        (lambda: em_step([[1.0]], [[1.0]], [[0.0]], UNIT), "weights has shape"),
        (lambda: em_step([[1.0]], [0.5], [[0.0]], UNIT), "weights sums to 0.5"),
        (lambda: em_step([[np.nan]], [1.0], [[0.0]], UNIT), "x has entries that are nan"),
        (lambda: em_step([[1.0]], [1.0], [[np.inf]], UNIT), "means has entries that are nan"),
        (lambda: fit([[1.0], [2.0]], 1.0), "weights has shape"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_a_covariance_that_is_none_is_named() -> None:
    with pytest.raises(
        np.linalg.LinAlgError, match=r"covariances\[1\]: the matrix is not positive"
    ):
        em_step([[1.0]], [0.5, 0.5], [[0.0], [1.0]], [[[1.0]], [[-1.0]]])
    with pytest.raises(TypeError, match="x has dtype complex128"):
        logpdf([[1.0j]], [1.0], [[0.0]], UNIT)
