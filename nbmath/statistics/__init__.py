"""Descriptive statistics and tests: moments, order statistics, ranks, association, inference.

Names, arguments and results are those of NumPy and SciPy. float32 and float64 keep their dtype.
Results do not depend on the number of threads, to the bit. Inside `@njit` the same names take
arrays of one axis and return numbers or plain tuples. Derivations are in `docs/statistics.md`.
"""

from nbmath.statistics.door.correlations import pearsonr, spearmanr
from nbmath.statistics.door.counts import chi2_contingency, chisquare, ztest
from nbmath.statistics.door.empirical import ks_1samp, ks_2samp
from nbmath.statistics.door.histograms import histogram, mode, rankdata
from nbmath.statistics.door.moments import kurtosis, mean, skew, std, var
from nbmath.statistics.door.order import (
    iqr,
    median,
    median_abs_deviation,
    percentile,
    quantile,
    trim_mean,
)
from nbmath.statistics.door.parametric import (
    f_oneway,
    f_test,
    mean_interval,
    ttest_1samp,
    ttest_ind,
    ttest_rel,
)
from nbmath.statistics.door.rank_tests import kendalltau, mannwhitneyu, wilcoxon
from nbmath.statistics.door.resampling import bootstrap, permutation_test
from nbmath.statistics.door.several import bonferroni, false_discovery_control, holm
from nbmath.statistics.door.stream import comoments, merge_all, moments
from nbmath.statistics.door.summaries import average, describe

__all__ = [
    "average",
    "bonferroni",
    "bootstrap",
    "chi2_contingency",
    "chisquare",
    "comoments",
    "describe",
    "f_oneway",
    "f_test",
    "false_discovery_control",
    "histogram",
    "holm",
    "iqr",
    "kendalltau",
    "ks_1samp",
    "ks_2samp",
    "kurtosis",
    "mannwhitneyu",
    "mean",
    "mean_interval",
    "median",
    "median_abs_deviation",
    "merge_all",
    "mode",
    "moments",
    "pearsonr",
    "percentile",
    "permutation_test",
    "quantile",
    "rankdata",
    "skew",
    "spearmanr",
    "std",
    "trim_mean",
    "ttest_1samp",
    "ttest_ind",
    "ttest_rel",
    "var",
    "wilcoxon",
    "ztest",
]
