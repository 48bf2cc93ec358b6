"""What the launchers of each field give, in a process of its own with the CUDA simulator."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("simulated.py")
FIELDS = (
    "activations",
    "attention",
    "distributions",
    "elementary",
    "linalg",
    "mixtures",
    "probability",
    "random",
)


@pytest.mark.parametrize("field", FIELDS)
def test_kernels_in_the_simulator(field: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", SCRIPT, field],
        env={**os.environ, "NUMBA_ENABLE_CUDASIM": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
