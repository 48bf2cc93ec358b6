"""The measurements of tumours one by one: distributions, intervals, and what each one tells."""

from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docs.demo.book import Book, figure
from nbmath import information, random, statistics
from nbmath.distributions import gamma, lognormal, normal, weibull
from verify import at_most, law, tolerance
from verify.claim import Claim
from verify.domains import vectors

Reals = NDArray[np.float64]

FAMILIES: dict[str, ModuleType] = {
    "normal": normal,
    "gamma": gamma,
    "lognormal": lognormal,
    "weibull": weibull,
}
BINS = 10


@law(
    field="distributions",
    statement="∑_{i} log f(x_{i}; θ) ≤ ∑_{i} log f(x_{i}; θ^): no parameters near by are likelier",
    source="Fisher 1922, doi:10.1098/rsta.1922.0009",
    uses=("maximum likelihood",),
    tolerance=tolerance.sums(),
    x=vectors("n"),
)
def estimates_are_at_the_top_of_the_likelihood(
    gamma_fit: Any, gamma_logpdf: Any, x: Reals
) -> Claim:
    """Both parameters, moved by a thousandth up and down."""
    a, loc, scale = gamma_fit(x)
    moved = [(a * (1 + da), scale * (1 + ds)) for da in STEPS for ds in STEPS]
    heights = [np.sum(gamma_logpdf(x, shape, loc, width)) for shape, width in moved]
    top = float(np.sum(gamma_logpdf(x, a, loc, scale)))
    return at_most(np.array(heights), top, n=x.size, scale=abs(top))


STEPS = (-1e-3, 0.0, 1e-3)


@law(
    field="information",
    statement="I(g(X); Y) ≤ I(X; Y): bins put together tell no more",
    source="Cover & Thomas 2006, theorem 2.8.1",
    uses=("discretisation", "feature selection"),
    tolerance=tolerance.sums(),
    x=vectors("n"),
)
def coarser_bins_tell_no_more(mutual_information: Any, x: Reals) -> Claim:
    """Ten bins of a table of counts, then five pairs of them."""
    table = x.reshape(2, BINS)
    coarse = table.reshape(2, BINS // 2, 2).sum(axis=2)
    return at_most(mutual_information(coarse), mutual_information(table), n=x.size)


def measurements(book: Book, data: Reals, benign: NDArray[Any], names: list[str]) -> None:
    """Everything below, on the tumours."""
    radius = data[:, names.index("mean radius")]
    which_distribution(book, radius, benign)
    how_far_apart(book, radius, benign)
    what_each_tells(book, data, benign, names)


def which_distribution(book: Book, radius: Reals, benign: NDArray[Any]) -> None:
    """Four families fitted to the radii of each class, and how far each is from the data."""
    page = figure(11, 4.2)
    found = []
    for axes, kind, title in zip(page.subplots(1, 2), (1, 0), ("benign", "malignant"), strict=True):
        x = radius[benign == kind]
        book.judge("tumours", estimates_are_at_the_top_of_the_likelihood, x=x)
        counts = statistics.histogram(x, bins="fd", density=True)
        axes.stairs(counts.hist, counts.bin_edges, fill=True, alpha=0.3, color="grey")
        grid = np.linspace(x.min() - 1, x.max() + 1, 400)
        for name, family in FAMILIES.items():
            theta = tuple(family.fit(x))
            height = float(np.mean(family.logpdf(x, *theta)))
            distance = statistics.ks_1samp(x, family.cdf, theta).statistic
            axes.plot(grid, family.pdf(grid, *theta), label=f"{name}: {height:.3f}, {distance:.3f}")
            found.append((height, title, name))
        axes.set(xlabel="mean radius", title=f"{title}, {x.size} tumours")
        axes.margins(y=0.5)
        axes.legend(title="log-likelihood a tumour, KS distance", fontsize=8, title_fontsize=8)
    best = {title: max(row for row in found if row[1] == title)[2] for _, title, _ in found}
    book.picture(
        "Four families of distributions",
        page,
        f"distributions.*.fit on the mean radius: {best['benign']} is the likeliest for benign"
        f" tumours, {best['malignant']} for malignant ones.",
    )


def how_far_apart(book: Book, radius: Reals, benign: NDArray[Any]) -> None:
    """The difference of the means: its interval, and what chance would make of it."""
    x, y = radius[benign == 0], radius[benign == 1]
    key = random.Key(0)
    page = figure(11, 3.8)
    left, right = page.subplots(1, 2)
    for sample, name, colour in ((y, "benign", "tab:green"), (x, "malignant", "tab:red")):
        found = statistics.bootstrap(sample, statistics.mean, key=key, n_resamples=5000)
        low, high = found.confidence_interval
        left.hist(found.bootstrap_distribution, bins=60, density=True, color=colour, alpha=0.5)
        left.axvspan(low, high, color=colour, alpha=0.2, label=f"{name}: {low:.2f} to {high:.2f}")
    left.set(xlabel="mean radius of 5000 resamples", title="BCa intervals at 0.95")
    left.legend(fontsize=8, loc="upper center")
    test = statistics.permutation_test(x, y, statistics.mean, key=key, n_resamples=5000)
    right.hist(test.null_distribution, bins=60, color="grey")
    right.axvline(test.statistic, color="tab:red", label=f"found: {test.statistic:.2f}")
    right.set(xlabel="difference of means", title="5000 permutations of the classes")
    right.legend(fontsize=8, loc="upper center")
    book.picture(
        "How far apart the classes are",
        page,
        f"statistics.bootstrap and permutation_test on the mean radius: the means differ by"
        f" {test.statistic:.2f}, p = {test.pvalue:.2g}.",
    )


def what_each_tells(book: Book, data: Reals, benign: NDArray[Any], names: list[str]) -> None:
    """The mutual information of each measurement, in ten bins of equal counts, and the class."""
    gains = []
    for column in data.T:
        edges = statistics.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])
        bins = np.searchsorted(edges, column)
        table = np.array([np.bincount(bins[benign == kind], minlength=BINS) for kind in (0, 1)])
        book.judge("tumours", coarser_bins_tell_no_more, x=table.ravel().astype(np.float64))
        gains.append(information.mutual_information(table, base=2))
    entropy = information.entropy(np.bincount(benign), base=2)
    order = np.argsort(gains)
    page = figure(8, 6.5)
    axes = page.subplots()
    axes.barh([names[i] for i in order], np.array(gains)[order], color="tab:blue")
    axes.axvline(
        entropy, color="black", linestyle="--", label=f"entropy of the class {entropy:.3f}"
    )
    axes.set(xlabel="bits about the class", title="mutual information, ten bins of equal counts")
    axes.tick_params(labelsize=8)
    axes.legend(loc="lower right")
    best = names[order[-1]]
    book.picture(
        "What each measurement tells",
        page,
        f"information.mutual_information: {best} tells {max(gains):.3f} of {entropy:.3f} bits.",
    )
