"""Where the elementary functions are measured."""

import mpmath as mp
import numpy as np

from benchmarks.accuracy import Measured, bitwise, edge, uniform
from benchmarks.measured import numpy_function, scipy_function, torch_function

INF = float("inf")
OVERFLOW = edge((709.0, 709.8), (88.0, 88.75))
GRADUAL = edge((-745.2, -707.5), (-104.0, -87.0))

FUNCTIONS = (
    Measured(
        "elementary",
        "exp",
        mp.exp,
        {
            "[-2, 2]": uniform(-2, 2),
            "all results": edge((-745, 709.7), (-103, 88.7)),
            "subnormal results": GRADUAL,
            "overflow edge": OVERFLOW,
            "all magnitudes": bitwise(0, INF, signed=True),
        },
        {"numpy": numpy_function("exp"), "torch": torch_function(lambda torch: torch.exp)},
    ),
    Measured(
        "elementary",
        "log",
        mp.log,
        {
            "[1/2, 2]": uniform(0.5, 2),
            "[0.01, 100]": uniform(0.01, 100),
            "subnormals": bitwise(0, 1e-37),
            "all magnitudes": bitwise(0, INF),
        },
        {"numpy": numpy_function("log"), "torch": torch_function(lambda torch: torch.log)},
    ),
    Measured(
        "elementary",
        "log1p",
        mp.log1p,
        {
            "[-0.9, 1]": uniform(-0.9, 1),
            "[1, 100]": uniform(1, 100),
            "near 0": bitwise(1e-10, 0.1, signed=True),
            "all magnitudes": bitwise(0, INF),
        },
        {"numpy": numpy_function("log1p"), "torch": torch_function(lambda torch: torch.log1p)},
    ),
    Measured(
        "elementary",
        "expm1",
        mp.expm1,
        {
            "[-1, 1]": uniform(-1, 1),
            "[0.34, 0.5]": uniform(0.34, 0.5),
            "[-40, 80]": uniform(-40, 80),
            "overflow edge": OVERFLOW,
            "all magnitudes": bitwise(0, INF, signed=True),
        },
        {"numpy": numpy_function("expm1"), "torch": torch_function(lambda torch: torch.expm1)},
    ),
    Measured(
        "elementary",
        "tanh",
        mp.tanh,
        {
            "[-1, 1]": uniform(-1, 1),
            "[-20, 20]": uniform(-20, 20),
            "all magnitudes": bitwise(0, INF, signed=True),
        },
        {"numpy": numpy_function("tanh"), "torch": torch_function(lambda torch: torch.tanh)},
    ),
    Measured(
        "elementary",
        "logistic",
        lambda x: 1 / (1 + mp.exp(-x)),
        {
            "[-5, 5]": uniform(-5, 5),
            "all results": edge((-745, 40), (-103, 20)),
            "subnormal results": GRADUAL,
            "all magnitudes": bitwise(0, INF, signed=True),
        },
        {"scipy": scipy_function("expit"), "torch": torch_function(lambda torch: torch.sigmoid)},
    ),
    Measured(
        "elementary",
        "logit",
        lambda p: mp.log(p) - mp.log1p(-p),
        {
            "[0.01, 0.99]": uniform(0.01, 0.99),
            "[0.4, 0.6]": uniform(0.4, 0.6),
            "all magnitudes": bitwise(0, 0.999),
        },
        {"scipy": scipy_function("logit"), "torch": torch_function(lambda torch: torch.logit)},
    ),
    Measured(
        "elementary",
        "softplus",
        lambda x: mp.log1p(mp.exp(x)),
        {
            "[-5, 5]": uniform(-5, 5),
            "all results": edge((-745, 40), (-103, 20)),
            "subnormal results": GRADUAL,
            "all magnitudes": bitwise(0, INF, signed=True),
        },
        {
            "numpy": lambda: lambda x: np.logaddexp(x.dtype.type(0), x),
            "torch": torch_function(lambda torch: torch.nn.functional.softplus),
        },
    ),
)
