"""What the launchers of each chapter give, in a process of its own with the CUDA simulator."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.precisions import SINGLE_FIRST, a_few

SCRIPT = Path(__file__).parent / "simulator" / "simulate.py"
CHAPTERS = sorted(
    path.stem for path in (SCRIPT.parent / "simulated").glob("*.py") if path.stem != "shared"
)


@pytest.mark.parametrize("dtype", SINGLE_FIRST)
@pytest.mark.parametrize("chapter", a_few(CHAPTERS))
def test_kernels_in_the_simulator(chapter: str, dtype: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", SCRIPT, chapter, dtype],
        env={**os.environ, "NUMBA_ENABLE_CUDASIM": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
