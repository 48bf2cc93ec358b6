"""Loops of the special functions over flat arrays."""

from typing import Any

from nbmath._loops import over_arrays
from nbmath._targets import bind

bound: Any = bind("special", "cpu")
erf = bound.erf
erfc = bound.erfc
erfcx = bound.erfcx
erfinv = bound.erfinv
erfcinv = bound.erfcinv
ndtr = bound.ndtr
log_ndtr = bound.log_ndtr
ndtri = bound.ndtri
ndtri_exp = bound.ndtri_exp

erf_array = over_arrays(erf, "special", 1)
erfc_array = over_arrays(erfc, "special", 1)
erfcx_array = over_arrays(erfcx, "special", 1)
erfinv_array = over_arrays(erfinv, "special", 1)
erfcinv_array = over_arrays(erfcinv, "special", 1)
ndtr_array = over_arrays(ndtr, "special", 1)
log_ndtr_array = over_arrays(log_ndtr, "special", 1)
ndtri_array = over_arrays(ndtri, "special", 1)
ndtri_exp_array = over_arrays(ndtri_exp, "special", 1)
