"""The examples of every public docstring run as written."""

import pytest

from nbmath import _catalog, _warmup


@pytest.mark.parametrize("room", _catalog.rooms())
def test_examples(room: str) -> None:
    outcome = _warmup.run_examples(room)
    assert outcome.examples
    assert not outcome.failures, "".join(outcome.failures)
