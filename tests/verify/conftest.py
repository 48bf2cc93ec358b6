"""A stranger's module, for the command line to judge."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

STRANGERS = """
import os, time
import numpy as np

calls = 0

def naive(x, axis=-1):
    e = np.exp(x)
    return e / e.sum(axis=axis, keepdims=True)

def stable(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

def single_sum(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True, dtype=np.float32)

def by_name(x, dim, axis=-1):
    return stable(x, axis=dim)

def hangs(x, axis=-1):
    if np.size(x) > 3:
        time.sleep(60)
    return stable(x)

def dies(x, axis=-1):
    if np.size(x) > 3:
        os._exit(7)
    return stable(x)

def refuses_long(x, axis=-1):
    if np.size(x) > 3:
        raise ValueError("too long for me")
    return stable(x)

def one_number(x, axis=-1):
    return 1.0

number = 3
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with a stranger's module."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VERIFY_DATABASE", raising=False)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "strangers", raising=False)  # other tests have one, too
    (tmp_path / "strangers.py").write_text(STRANGERS)
    yield tmp_path
    sys.modules.pop("strangers", None)
