"""Conjugate priors on CUDA: device functions, and a thread for each predictive density."""

from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind

__all__ = [
    "beta_binomial_logpmf",
    "beta_binomial_logpmf_array",
    "beta_binomial_logpmf_kernel",
    "beta_binomial_update",
    "beta_mode",
    "dirichlet_mode",
    "dirichlet_multinomial_logpmf",
    "dirichlet_multinomial_update",
    "gamma_exponential_logpdf",
    "gamma_exponential_logpdf_array",
    "gamma_exponential_logpdf_kernel",
    "gamma_exponential_update",
    "gamma_mode",
    "gamma_poisson_logpmf",
    "gamma_poisson_logpmf_array",
    "gamma_poisson_logpmf_kernel",
    "gamma_poisson_update",
    "normal_inverse_gamma_logpdf",
    "normal_inverse_gamma_logpdf_array",
    "normal_inverse_gamma_logpdf_kernel",
    "normal_inverse_gamma_mode",
    "normal_inverse_gamma_update",
    "normal_inverse_wishart_update",
    "normal_normal_update",
    "shortest_interval",
]

bound = bind("probability", "cuda")
beta_binomial_logpmf = bound.beta_binomial_logpmf
beta_binomial_update = bound.beta_binomial_update
beta_mode = bound.beta_mode
dirichlet_mode = bound.dirichlet_mode
dirichlet_multinomial_logpmf = bound.dirichlet_multinomial_logpmf
dirichlet_multinomial_update = bound.dirichlet_multinomial_update
gamma_exponential_logpdf = bound.gamma_exponential_logpdf
gamma_exponential_update = bound.gamma_exponential_update
gamma_mode = bound.gamma_mode
gamma_poisson_logpmf = bound.gamma_poisson_logpmf
gamma_poisson_update = bound.gamma_poisson_update
normal_inverse_gamma_logpdf = bound.normal_inverse_gamma_logpdf
normal_inverse_gamma_mode = bound.normal_inverse_gamma_mode
normal_inverse_gamma_update = bound.normal_inverse_gamma_update
normal_inverse_wishart_update = bound.normal_inverse_wishart_update
normal_normal_update = bound.normal_normal_update
shortest_interval = bound.shortest_interval

ROWS = "(T[::1], T[::1], T[::1])"
DEVICE = {
    "beta_binomial_update": "(T, T, T, T)",
    "beta_mode": "(T, T)",
    "dirichlet_mode": "(T[::1], T[::1])",
    "dirichlet_multinomial_logpmf": "(T[::1], T[::1])",
    "dirichlet_multinomial_update": ROWS,
    "gamma_exponential_update": "(T, T, T, T)",
    "gamma_mode": "(T, T)",
    "gamma_poisson_update": "(T, T, T, T)",
    "normal_inverse_gamma_mode": "(T, T, T, T)",
    "normal_inverse_gamma_update": "(T, T, T, T, T, T, T)",
    "normal_inverse_wishart_update": (
        "(T[::1], T, T[:, ::1], T[::1], T[:, ::1], T, T[::1], T[:, ::1])"
    ),
    "normal_normal_update": "(T, T, T, T, T)",
    "shortest_interval": "(T[::1], int64)",
}

beta_binomial_logpmf_kernel = kernel_of(beta_binomial_logpmf, 4)
gamma_poisson_logpmf_kernel = kernel_of(gamma_poisson_logpmf, 3)
gamma_exponential_logpdf_kernel = kernel_of(gamma_exponential_logpdf, 3)
normal_inverse_gamma_logpdf_kernel = kernel_of(normal_inverse_gamma_logpdf, 5)

beta_binomial_logpmf_array = launcher(beta_binomial_logpmf_kernel, "k", "n", "a", "b")
gamma_poisson_logpmf_array = launcher(gamma_poisson_logpmf_kernel, "k", "a", "rate")
gamma_exponential_logpdf_array = launcher(gamma_exponential_logpdf_kernel, "x", "a", "rate")
normal_inverse_gamma_logpdf_array = launcher(
    normal_inverse_gamma_logpdf_kernel, "x", "mean", "strength", "a", "b"
)
