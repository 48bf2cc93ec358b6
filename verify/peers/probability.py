"""Predictive distributions of SciPy, naive Bayes of scikit-learn."""

from collections.abc import Callable
from typing import Any

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.stats."""
    import numpy as np
    from scipy import stats

    def student(x: Any, mean: Any, strength: Any, a: Any, b: Any) -> Any:
        scale = np.sqrt(b * (strength + 1) / (a * strength))
        return stats.t.logpdf(x, 2 * a, loc=mean, scale=scale)

    def drawn(counts: Any, alpha: Any) -> Any:
        whole = counts.astype(np.int64)
        return stats.dirichlet_multinomial.logpmf(whole, alpha, whole.sum())

    return {
        "beta_binomial_logpmf": stats.betabinom.logpmf,
        "gamma_poisson_logpmf": lambda k, a, rate: stats.nbinom.logpmf(k, a, rate / (1 + rate)),
        "gamma_exponential_logpdf": lambda x, a, rate: stats.lomax.logpdf(x, a, scale=rate),
        "normal_inverse_gamma_logpdf": student,
        "dirichlet_multinomial_logpmf": drawn,
    }


class Learned(tuple[Any, ...]):  # noqa: SLOT001  # it has an attribute
    """What a classifier has learned, and the classifier."""

    classifier: Any


def sklearn() -> Operations:
    """sklearn.naive_bayes."""
    import numpy as np
    from sklearn import naive_bayes

    def learned(classifier: Any, x: Any, y: Any, of: Callable[[Any], tuple[Any, ...]]) -> Learned:
        classifier.fit(x, y)
        model = Learned((classifier.classes_, *of(classifier)))
        model.classifier = classifier
        return model

    def gaussian(x: Any, y: Any, prior: Any = None, smoothing: float = 1e-9) -> Learned:
        classifier = naive_bayes.GaussianNB(priors=prior, var_smoothing=smoothing)
        return learned(classifier, x, y, lambda c: (np.log(c.class_prior_), c.theta_, c.var_))

    def multinomial(x: Any, y: Any, alpha: float) -> Learned:
        classifier = naive_bayes.MultinomialNB(alpha=alpha)
        return learned(classifier, x, y, lambda c: (c.class_log_prior_, c.feature_log_prob_))

    def bernoulli(x: Any, y: Any, alpha: float) -> Learned:
        classifier = naive_bayes.BernoulliNB(alpha=alpha)
        return learned(
            classifier, x, y, lambda c: (c.class_log_prior_, np.exp(c.feature_log_prob_))
        )

    return {
        "gaussian_naive_bayes": gaussian,
        "multinomial_naive_bayes": multinomial,
        "bernoulli_naive_bayes": bernoulli,
        "naive_bayes_log_posterior": lambda model, x: model.classifier.predict_log_proba(x),
        "naive_bayes_predict": lambda model, x: model.classifier.predict(x),
    }
