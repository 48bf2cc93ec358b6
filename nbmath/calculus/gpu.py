"""Slopes on CUDA: each rule as a device function that gives the value and the slopes.

In a kernel, `value, slope = exp_rule(x)`; along a composition the slopes multiply.
Rules of sin, cos, tan and the gamma function are left out: in float32 NVIDIA's own library computes
these partly in float64.
"""

from nbmath._targets import bind

bound = bind("calculus", "cuda")
exp_rule = bound.exp_rule
exp2_rule = bound.exp2_rule
expm1_rule = bound.expm1_rule
log_rule = bound.log_rule
log1p_rule = bound.log1p_rule
log2_rule = bound.log2_rule
log10_rule = bound.log10_rule
sqrt_rule = bound.sqrt_rule
asin_rule = bound.asin_rule
acos_rule = bound.acos_rule
atan_rule = bound.atan_rule
sinh_rule = bound.sinh_rule
cosh_rule = bound.cosh_rule
tanh_rule = bound.tanh_rule
asinh_rule = bound.asinh_rule
acosh_rule = bound.acosh_rule
atanh_rule = bound.atanh_rule
gaussian = bound.gaussian
erf_rule = bound.erf_rule
erfc_rule = bound.erfc_rule
fabs_rule = bound.fabs_rule
radians_rule = bound.radians_rule
degrees_rule = bound.degrees_rule
logistic_rule = bound.logistic_rule
logit_rule = bound.logit_rule
softplus_rule = bound.softplus_rule
atan2_rule = bound.atan2_rule
hypot_rule = bound.hypot_rule
copysign_rule = bound.copysign_rule
pow_rule = bound.pow_rule

DEVICE = dict.fromkeys(
    [
        "exp_rule",
        "exp2_rule",
        "expm1_rule",
        "log_rule",
        "log1p_rule",
        "log2_rule",
        "log10_rule",
        "sqrt_rule",
        "asin_rule",
        "acos_rule",
        "atan_rule",
        "sinh_rule",
        "cosh_rule",
        "tanh_rule",
        "asinh_rule",
        "acosh_rule",
        "atanh_rule",
        "gaussian",
        "erf_rule",
        "erfc_rule",
        "fabs_rule",
        "radians_rule",
        "degrees_rule",
        "logistic_rule",
        "logit_rule",
        "softplus_rule",
    ],
    "(T,)",
) | dict.fromkeys(["atan2_rule", "hypot_rule", "copysign_rule", "pow_rule"], "(T, T)")
