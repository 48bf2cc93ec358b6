"""Several eigenpairs at an end of a spectrum."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.sparse.linalg; its values fall where the largest are wanted, its goal is absolute."""
    import scipy.sparse.linalg

    def lobpcg(
        a: Any,
        x: Any,
        b: Any = None,
        Y: Any = None,
        tol: float = 0.0,
        maxiter: int = 500,
        largest: bool = True,
    ) -> Any:
        metric = np.eye(len(a)) if b is None else b.astype(float)
        sizes = np.abs(a.astype(float)).sum(axis=0).max(), np.abs(metric).sum(axis=0).max()
        goal = max(tol, 50 * float(np.finfo(a.dtype).eps))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            w, v = scipy.sparse.linalg.lobpcg(
                *(a, x.copy(), b, None, Y),
                tol=goal * float(sizes[0]) or None,
                maxiter=maxiter,
                largest=largest,
            )
        order = np.argsort(w)
        w, v = w[order], v[:, order]
        rest = a.astype(float) @ v - metric @ v * w
        if Y is not None:
            q = np.linalg.qr(metric @ Y.astype(float))[0]
            rest -= q @ (q.T @ rest)
        left = np.linalg.norm(rest, axis=0)
        bound = goal * (sizes[0] + np.abs(w) * sizes[1]) * np.linalg.norm(v, axis=0)
        done = bool(np.all(left <= bound))
        return w.astype(a.dtype), v.astype(a.dtype), 0 if done else 3, 0, left.astype(a.dtype)

    return {"lobpcg": lobpcg}
