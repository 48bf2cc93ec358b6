"""Values and records survive being text."""

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from verify import portable
from verify.records import Case, CheckResult, Verdict


def again(value: Any) -> Any:
    return portable.loads(portable.dumps(value))


@given(npst.arrays(st.sampled_from([np.float32, np.float64]), npst.array_shapes(min_side=0)))
def test_arrays_come_back_to_the_bit(array: Any) -> None:
    found = again(array)
    assert found.dtype == array.dtype
    assert found.shape == array.shape
    np.testing.assert_array_equal(found, array)
    number = ~np.isnan(array)
    np.testing.assert_array_equal(np.signbit(found[number]), np.signbit(array[number]))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        7,
        2**200,
        "text",
        -0.0,
        math.inf,
        5e-324,
        (1, (2.5, None)),
        [1, [2]],
        {"a": 1, 3: (4,)},
        np.float32(0.1),
        np.int64(-3),
        np.array([1, 2]),
        np.array([[True], [False]]),
        np.array([1 + 2j, -0.0 - 1j]),
        np.array(["1.5", "nan"]),
        np.array(3.5),
    ],
    ids=repr,
)
def test_values_come_back(value: Any) -> None:
    found = again(value)
    assert type(found) is type(value)
    np.testing.assert_equal(found, value)


def test_nan_comes_back_as_nan() -> None:
    assert math.isnan(again(math.nan))


def test_records_come_back_with_their_cases() -> None:
    case = Case({"x": np.array([0.1, 2.0], np.float32), "n": 3}, 1.0, np.zeros(2), math.inf, "why")
    result = CheckResult(
        "law", "field", "subject", "float32", Verdict.CRASHED, 5, 0.1, math.inf, 10.0, worst=case
    )
    found = again(result)
    assert found.verdict is Verdict.CRASHED
    assert found.worst.message == "why"
    np.testing.assert_array_equal(found.worst.inputs["x"], case.inputs["x"])


def test_a_record_of_an_older_version_takes_defaults_and_one_of_a_newer_drops_fields() -> None:
    data = json.loads(portable.dumps(Case({}, None, None, 1.0)))
    del data["fields"]["message"]
    data["fields"]["invented later"] = 3
    assert portable.decode(data) == Case({}, None, None, 1.0)


def test_what_has_no_portable_form_becomes_text() -> None:
    assert again(object) == "<class 'object'>"


def test_text_that_is_no_value_is_refused() -> None:
    with pytest.raises(ValueError, match="not a portable value"):
        portable.loads('{"pickle": "no"}')
    with pytest.raises(ValueError, match="unknown record"):
        portable.loads('{"record": "Secret", "fields": {}}')


def test_the_text_is_plain_json_without_pickles() -> None:
    text = portable.dumps(np.array([math.nan, 1.5]))
    assert json.loads(text) == {"array": "float64", "shape": [2], "data": ["nan", (1.5).hex()]}


def test_show_keeps_every_digit_that_matters_and_cuts_what_is_long() -> None:
    assert portable.show(np.float64(0.1)) == "0.1"
    assert portable.show(np.float32(0.1)) == "0.1"
    assert portable.show(np.arange(20.0)).endswith("… 12 more]")
    assert portable.show((1.0, "a")) == "(1.0, a)"
