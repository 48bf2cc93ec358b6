"""The machine and the libraries of a run."""

import importlib
import importlib.metadata
import os
import platform
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from verify.records import Environment


def environment(versions: Mapping[str, str], when: datetime) -> Environment:
    """What a run ran on; `versions` are those that its subjects give for themselves."""
    ours = (version for name, version in versions.items() if name.startswith("nbmath"))
    return Environment(
        python=platform.python_version(),
        numba=_version("numba"),
        numpy=_version("numpy"),
        scipy=_version("scipy"),
        llvm=_llvm(),
        cpu=_processor(),
        cores=os.cpu_count() or 1,
        platform=platform.platform(),
        nbmath=next(ours, _version("nbmath-kernels")),
        date=when.date().isoformat(),
    )


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _llvm() -> str:
    binding: Any = importlib.import_module("llvmlite.binding")
    return ".".join(str(part) for part in binding.llvm_version_info)


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
