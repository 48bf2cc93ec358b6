"""The plugin of pytest, run in sessions of its own."""

import importlib.metadata
import subprocess
import sys

import pytest

pytest_plugins = ["pytester"]

NAIVE = """
import numpy as np
import pytest

def naive(x, axis=-1):
    e = np.exp(x)
    return e / e.sum(axis=axis, keepdims=True)

def stable(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""


@pytest.fixture
def session(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with the plugin active, installed or not."""
    monkeypatch.delenv("VERIFY_DATABASE", raising=False)
    installed = importlib.metadata.entry_points(group="pytest11")
    if not any(entry.value == "verify.plugin" for entry in installed):
        monkeypatch.setenv("PYTEST_PLUGINS", "verify.plugin")
    return pytester


def test_a_marked_test_checks_what_it_returns(session: pytest.Pytester) -> None:
    session.makepyfile(
        NAIVE
        + """
@pytest.mark.obeys("softmax", cases=100, dtypes=["float32"])
def test_naive():
    return naive

@pytest.fixture
def function():
    return stable

@pytest.mark.obeys("softmax", cases=10)
def test_stable(function):
    return function

@pytest.mark.obeys("softmax")
def test_nothing():
    pass

@pytest.mark.obeys("softmacks")
def test_misspelt():
    return stable
"""
    )
    result = session.runpytest_subprocess("-W", "error")
    result.assert_outcomes(failed=3, passed=1)
    result.stdout.re_match_lines(
        [
            r"(violated|non-finite): softmax_\w+, .*naive in float32",
            r"  the law   .*softmax",
            r"  simplest.* input, ratio",
            r"    nbmath-verify replay [0-9a-f]{8}",
        ]
    )
    result.stdout.fnmatch_lines(["*returns the function to check*", "*did you mean*softmax*"])
    assert "Traceback" not in result.stdout.str()


def test_the_fixture_checks_functions_of_all_kinds(session: pytest.Pytester) -> None:
    session.makepyfile(
        NAIVE
        + """
def test_closure(verify_check):
    shift = 0.0
    verify_check(lambda x, axis=-1: stable(x + shift, axis), like="softmax", cases=10)

def test_hang(verify_check):
    def forever(x, axis=-1):
        while True:
            pass
    from verify.registry import law
    laws = [law("softmax_sums_to_one")]
    verify_check(forever, like="softmax", time_limit=0.5, dtypes=["float64"], laws=laws)
"""
    )
    result = session.runpytest_subprocess()
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.re_match_lines([r"hung: softmax_.*gave no answer in 0\.5 s"])


def test_laws_are_collected_as_tests(session: pytest.Pytester) -> None:
    result = session.runpytest_subprocess(
        "--verify-laws=activations", "--verify-subject=scipy", "--verify-cases=20", "-v"
    )
    assert result.ret == 0
    result.stdout.fnmatch_lines(
        [
            "verify: laws of activations against scipy, seed 0",
            "verify/activations*softmax*[[]scipy-float32[]] PASSED*",
        ]
    )


@pytest.mark.slow
def test_laws_of_all_fields_are_collected_as_tests(session: pytest.Pytester) -> None:
    chosen = session.runpytest_subprocess(
        "--verify-laws=all",
        "--verify-subject=scipy",
        "--verify-cases=5",
        "-k",
        "logsumexp and convex",
    )
    assert chosen.ret == 0
    chosen.stdout.re_match_lines([r".*\d+ passed, \d+ deselected"])


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("--verify-laws=activation", "did you mean activations"),
        ("--verify-dtype=float16", "no precision is called 'float16'"),
        ("--verify-subject=nunpy", "did you mean numpy"),
    ],
)
def test_bad_options_get_a_sentence(session: pytest.Pytester, option: str, sentence: str) -> None:
    arguments = [option] if "laws" in option else ["--verify-laws=activations", option]
    result = session.runpytest_subprocess(*arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert sentence in result.stderr.str()
    assert "Traceback" not in result.stderr.str()


def test_a_falsified_law_of_a_subject_can_be_replayed(session: pytest.Pytester) -> None:
    session.makepyfile(
        strangers=NAIVE,
        test_it="""
import pytest
from strangers import naive

@pytest.mark.obeys("softmax", cases=100, dtypes=["float64"])
def test_naive():
    return naive
""",
    )
    result = session.runpytest_subprocess()
    line = next(line for line in result.outlines if "nbmath-verify replay" in line)
    command = [sys.executable, "-m", "verify", "replay", line.split()[-1]]
    again = subprocess.run(command, capture_output=True, text=True, check=False, cwd=session.path)
    assert again.returncode == 1, again.stderr
    assert "still" in again.stdout


def test_the_plugin_costs_little_to_import() -> None:
    script = (
        "import sys, verify.plugin\n"
        "heavy = {'numba', 'scipy', 'hypothesis', 'jinja2', 'rich', 'nbmath'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
