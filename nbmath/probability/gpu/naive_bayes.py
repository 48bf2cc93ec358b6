"""Naive Bayes on CUDA: device functions of a row, whose parameters were learned on the host."""

from nbmath._targets import bind

__all__ = ["gaussian_log_posterior", "likeliest", "linear_log_posterior"]

bound = bind("probability", "cuda")
gaussian_log_posterior = bound.gaussian_log_posterior
linear_log_posterior = bound.linear_log_posterior
likeliest = bound.likeliest

DEVICE = {
    "gaussian_log_posterior": "(T[::1], T[::1], T[:, ::1], T[:, ::1], T[::1])",
    "linear_log_posterior": "(T[::1], T[::1], T[:, ::1], T[::1])",
    "likeliest": "(T[::1],)",
}
