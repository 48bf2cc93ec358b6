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
    ("median", "median(x, axis=None)"),
    ("quantile", "quantile(x, q, axis=None, method='linear')"),
    ("percentile", "percentile(x, q, axis=None, method='linear')"),
    ("iqr", "iqr(x)"),
    ("median_abs_deviation", "median_abs_deviation(x)"),
    ("trim_mean", "trim_mean(x, proportiontocut)"),
    ("mode", "mode(x) -> (mode, count)"),
    ("histogram", "histogram(x, bins, range, density, weights) -> (hist, edges)"),
    ("rankdata", "rankdata(x, method='average')"),
    ("mannwhitneyu", "mannwhitneyu(x, y) -> (statistic, pvalue)"),
    ("wilcoxon", "wilcoxon(d) -> (statistic, pvalue)"),
    ("kendalltau", "kendalltau(x, y) -> (statistic, pvalue)"),
    ("ks_1samp", "ks_1samp(x, cdf) -> (statistic, pvalue, location, sign)"),
    ("ks_2samp", "ks_2samp(x, y) -> (statistic, pvalue, location, sign)"),
    ("bonferroni", "bonferroni(ps)"),
    ("holm", "holm(ps)"),
    ("false_discovery_control", "false_discovery_control(ps)"),
    (
        "bootstrap",
        "bootstrap(seed, x, statistic, n_resamples, method) -> (ends, .., error)",
    ),
    ("permutation_test", "permutation_test(seed, x, y, statistic, n_resamples) -> (.., p, null)"),
    ("ztest", "ztest(x, popmean, sigma) -> (statistic, pvalue)"),
    ("chisquare", "chisquare(f_obs, f_exp) -> (statistic, pvalue)"),
    ("chi2_contingency", "chi2_contingency(observed, correction) -> (statistic, pvalue, dof)"),
    ("moments", "moments(rows) -> value with merge, mean, var(), skew(), kurtosis()"),
    ("comoments", "comoments(rows) -> value with merge, mean, covariance()"),
)

OPERATIONS = tuple(Operation(name, signature, unknown) for name, signature in _OF_ONE)
