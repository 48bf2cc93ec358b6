"""Naive Bayes: against scikit-learn on real data, compiled calls, bad input."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from sklearn import naive_bayes
from sklearn.datasets import load_digits

from nbmath import probability

DIGITS = load_digits()
LEARNED: dict[str, Any] = {
    "gaussian": (probability.gaussian_naive_bayes, naive_bayes.GaussianNB()),
    "multinomial": (probability.multinomial_naive_bayes, naive_bayes.MultinomialNB()),
    "bernoulli": (probability.bernoulli_naive_bayes, naive_bayes.BernoulliNB()),
}


@pytest.mark.parametrize("name", LEARNED)
def test_digits_are_read_as_by_scikit_learn(name: str) -> None:
    learn, peer = LEARNED[name]
    x, y = DIGITS.data, DIGITS.target
    model = learn(x[:1000], y[:1000])
    peer.fit(x[:1000], y[:1000])
    logs = probability.naive_bayes_log_posterior(model, x[1000:])
    theirs = peer.predict_joint_log_proba(x[1000:])
    top = theirs.max(axis=1, keepdims=True)
    theirs -= top + np.log(np.exp(theirs - top).sum(axis=1, keepdims=True))
    np.testing.assert_allclose(logs, theirs, rtol=1e-9, atol=1e-9)
    classes = probability.naive_bayes_predict(model, x[1000:])
    np.testing.assert_array_equal(classes, peer.predict(x[1000:]))


def test_posterior_is_that_of_bayes_update_feature_after_feature() -> None:
    x = (DIGITS.data[:300] > 7).astype(float)
    model = probability.bernoulli_naive_bayes(x, DIGITS.target[:300])
    chances = np.where(x[:5, :, None] > 0, model.chance.T, 1 - model.chance.T)
    steps = probability.bayes_update(np.exp(model.log_prior), chances, sequence=True)
    logs = probability.naive_bayes_log_posterior(model, x[:5])
    np.testing.assert_allclose(steps[:, -1], np.exp(logs), rtol=1e-11, atol=1e-300)


def test_compiled_calls_and_precision() -> None:
    @njit
    def called(model: Any, x: Any) -> Any:
        logs = probability.naive_bayes_log_posterior(model, x)
        return logs, probability.naive_bayes_predict(model, x)

    x, y = DIGITS.data[:100], DIGITS.target[:100]
    model = probability.bernoulli_naive_bayes(x, y)
    logs, classes = called(model, x)
    # what is next to certain has logarithms exp(-300), whose exponents are sums with 64 roundings
    right = probability.naive_bayes_log_posterior(model, x)
    np.testing.assert_allclose(logs, right, rtol=64 * 300 * np.finfo(float).eps)
    np.testing.assert_array_equal(classes, probability.naive_bayes_predict(model, x))
    single = probability.multinomial_naive_bayes(x.astype(np.float32), y)
    assert probability.naive_bayes_log_posterior(single, x.astype(np.float32)).dtype == np.float32


def test_classes_may_be_names_and_priors_given() -> None:
    model = probability.gaussian_naive_bayes(
        [[0.0], [2.0], [9.0]], ["b", "b", "a"], [0.5, 0.5], 0.1
    )
    assert model.classes.tolist() == ["a", "b"]
    np.testing.assert_allclose(np.exp(model.log_prior), 0.5)
    assert probability.naive_bayes_predict(model, [[1.0]]).tolist() == ["b"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: probability.gaussian_naive_bayes([[1.0]], [0, 1]), r"y has shape \(2,\)"),
        (lambda: probability.gaussian_naive_bayes([1.0], [0]), r"x has shape \(1,\)"),
        (lambda: probability.gaussian_naive_bayes([[np.nan]], [0]), "x holds nan"),
        (lambda: probability.multinomial_naive_bayes([[-1.0]], [0]), r"x\[0, 0\] is -1"),
        (lambda: probability.bernoulli_naive_bayes([[1.0]], [0], 0.0), "alpha is 0.0"),
        (lambda: probability.gaussian_naive_bayes([[1.0]], [0], [0.5, 0.5]), "one of 1 classes"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()
    with pytest.raises(TypeError, match="model is a tuple; expected one of naive Bayes"):
        probability.naive_bayes_log_posterior((), [[1.0]])  # type: ignore[arg-type]  # refused
