"""What has no device function or kernel of its name, and why."""

from nbmath.distributions import MEMBERS

SAMPLERS = {
    **{
        name: name
        for name in (
            *("beta", "binomial", "exponential", "f", "gamma", "geometric", "hypergeometric"),
            *("negative_binomial", "poisson", "truncated_normal"),
        )
    },
    "chi2": "chisquare",
    "student_t": "standard_t",
    "von_mises": "vonmises",
}
"""Distributions whose draws are those of `random`, under which name."""
JOINT = {
    "categorical": "`random.categorical_at`",
    "dirichlet": "`random.dirichlet`",
    "mixture": "`random.categorical_at` and `random.normal_at`",
    "multinomial": "`random.multinomial`",
    "multivariate_normal": "`random.multivariate_normal`",
}
"""Those of vectors and categories, and what their draws are made of on the device."""

EXEMPT_FROM_CUDA: dict[str, str] = {
    "linalg.eigvals": "`eig` with no rows in z, eig_stack(vectors=False)",
    "linalg.eigvalsh": "`eigh` with no rows for vectors",
    "linalg.lanczos": "up to n = 32 its basis is the whole space, for which kernels call `eigh`; on"
    " larger operators it is a loop on the host",
    "linalg.lobpcg": "a loop on the host over the caller's operators; kernels call `eigh`",
    "linalg.null_space": "its size depends on the numbers; kernels call `svd`",
    "linalg.orth": "its size depends on the numbers; kernels call `svd`",
    "linalg.randomized_svd": "products and factorisations of large matrices, started on the host",
    "linalg.truncated_svd": "products and factorisations of large matrices, started on the host",
    "linalg.svdvals": "`svd` with no rows for vectors, svd_stack(compute_uv=False)",
    "calculus.derivative": "the compiler for devices has a type system of its own, without dual"
    " numbers; the rules are there as device functions",
    "calculus.find_root": "its function is one of the host; kernels write the loop around theirs",
    "calculus.quad": "it keeps a list of panels, and its function is one of the host",
    "distances.radius": "how long its result is only a search tells; on the device the entries of"
    " pairwise are compared with the radius",
    "mixtures.fit": "a loop on the host over the device's em_step",
    "probability.bernoulli_naive_bayes": "counts the rows of each class once, on the host",
    "probability.gaussian_naive_bayes": "sums the rows of each class once, on the host",
    "probability.multinomial_naive_bayes": "sums the rows of each class once, on the host",
    "probability.naive_bayes_log_posterior": "kernels call `gaussian_log_posterior` of normal"
    " features and `linear_log_posterior` of others",
    "probability.naive_bayes_predict": "kernels call `likeliest` on those logarithms",
    "probability.credible_interval": "its quantiles are a function of the host",
    "probability.discrete_expectation": "its functions are of the host",
    "probability.expectation": "its functions are of the host, as for `calculus.quad`",
    "probability.transformed_logpdf": "its derivative is `calculus.derivative`",
    "probability.highest_density_interval": "its quantiles are a function of the host",
    "probability.is_independent": "kernels compare `independence_gap` with a tolerance",
    "random.Key": "a plain value, made on the host and passed to kernels; fold_in makes more there",
    "random.categorical": "`cumulate` once, then categorical_at for each draw",
    "random.split": "a kernel makes its keys one by one, by fold_in",
    "statistics.bootstrap": "its statistic is a function of the host; kernels call `fill_indices`",
    "statistics.chi2_contingency": "kernels call `chi2_sf`, of which it is made",
    "statistics.chisquare": "kernels call `chi2_sf`, of which it is made",
    "statistics.comoments": "a value on the host; kernels call `joined_product`",
    "statistics.describe": "kernels call `central`, of which it is made",
    "statistics.f_oneway": "kernels call `central` and `fisher_sf`, of which it is made",
    "statistics.f_test": "kernels call `var` and `variances_pvalue`, of which it is made",
    "statistics.mean_interval": "kernels call `central` and `student_ppf`, of which it is made",
    "statistics.pearsonr": "kernels call `correlation_of` and `correlation_pvalue`",
    "statistics.spearmanr": "kernels call `rankdata`, `correlation_of` and `correlation_pvalue`",
    "statistics.ttest_1samp": "kernels call `central` and `ttest_of`, of which it is made",
    "statistics.ttest_ind": "kernels call `central` and `ttest_between`, of which it is made",
    "statistics.ttest_rel": "kernels call `central` and `ttest_of`, of which it is made",
    "statistics.kendalltau": "kernels call `inversions` and `kendall_of`, of which it is made",
    "statistics.ks_1samp": "one sample, whose distribution is a function on the host",
    "statistics.ks_2samp": "kernels call `paths_outside`; two samples are compared on the host",
    "statistics.mannwhitneyu": "kernels call `rankdata` and `mannwhitney_tail`",
    "statistics.permutation_test": "its statistic is one of the host; kernels call `shuffle`",
    "statistics.wilcoxon": "kernels call `rankdata` and `wilcoxon_tail`",
    "statistics.ztest": "kernels call `mean` and `normal_pvalue`",
    "statistics.merge_all": "merges values on the host; kernels call `joined`",
    "statistics.mode": "kernels call `sort_order` and count",
    "statistics.moments": "a value on the host; kernels call `central` and `joined`",
    **{
        f"distributions.{name}.{function}": reason
        for name in MEMBERS
        if name != "normal" and name not in JOINT
        for function, reason in (
            ("fit", "a loop on the host over the scores of the data, which kernels have"),
            (
                "sample",
                f"kernels call `random.{SAMPLERS[name]}_at`"
                if name in SAMPLERS
                else "kernels call `ppf` on `random.uniform_at`",
            ),
        )
    },
    **{
        f"distributions.{name}.{function}": reason
        for name, draws in JOINT.items()
        for function, reason in (
            ("fit", "sums over the data, which belong to the host"),
            ("sample", f"kernels call {draws}"),
        )
    },
}
"""Public functions without a device function or kernel of their name, with the reason."""
