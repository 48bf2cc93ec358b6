"""What the kernels compute, in a process of its own with the CUDA simulator."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("simulated_kernels.py")


def test_kernels_in_the_simulator() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", SCRIPT],
        env={**os.environ, "NUMBA_ENABLE_CUDASIM": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert "the kernels agree" in done.stdout
