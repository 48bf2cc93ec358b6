"""Condition numbers, polar factors, nearest positive semidefinite matrices.

Where a library has no function of that name its peer is what its users write with `svd` or `eigh`.
"""

from typing import Any

from benchmarks.common import agree_within, jax_peer, torch_peer
from benchmarks.linalg.shared import ROUGH, numpy_peer, pair
from benchmarks.linalg.singular import regular
from benchmarks.linalg.spectra import symmetric
from nbmath import linalg


def polar_by(svd: Any) -> Any:
    """Polar factors by a library's singular values."""

    def polar(a: Any) -> Any:
        u, s, vh = svd(a)
        return u @ vh, (vh.swapaxes(-1, -2) * s[..., None, :]) @ vh

    return polar


def nearest_by(eigh: Any, positive: Any) -> Any:
    """Nearest positive semidefinite matrices by a library's spectra."""

    def nearest(a: Any) -> Any:
        w, v = eigh((a + a.swapaxes(-1, -2)) / 2)
        return (v * positive(w)[..., None, :]) @ v.swapaxes(-1, -2)

    return nearest


COND = {
    "numpy": numpy_peer(lambda module: module.cond),
    "torch": torch_peer(lambda torch: torch.linalg.cond),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.cond),
}
POLAR = {
    "numpy": numpy_peer(lambda module: polar_by(module.svd)),
    "torch": torch_peer(lambda torch: polar_by(torch.linalg.svd)),
    "jax": jax_peer(lambda jax: polar_by(jax.numpy.linalg.svd)),
}
NEAREST = {
    "numpy": numpy_peer(lambda module: nearest_by(module.eigh, lambda w: w.clip(0.0))),
    "torch": torch_peer(lambda torch: nearest_by(torch.linalg.eigh, lambda w: w.clamp(0.0))),
    "jax": jax_peer(lambda jax: nearest_by(jax.numpy.linalg.eigh, lambda w: w.clip(0.0))),
}
CASES = (
    *pair(
        "cond",
        linalg.cond,
        regular,
        8.0,
        COND,
        check=agree_within(float32=1e-3, float64=1e-10),
        matrices=1,
        thirds=8.0,
    ),
    *pair("polar", linalg.polar, regular, 8.0, POLAR, check=ROUGH, matrices=3, thirds=78.0),
    *pair(
        "nearest_psd",
        linalg.nearest_psd,
        symmetric,
        8.0,
        NEAREST,
        check=ROUGH,
        matrices=2,
        thirds=32.0,
    ),
)
