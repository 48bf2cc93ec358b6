"""Proofs on symbols: what the formulas mean, not what they round to."""

import sympy

from nbmath import _symbolic
from nbmath._targets import bind

x = sympy.Symbol("x", real=True)


def test_derivative_of_softplus_is_logistic() -> None:
    elementary = bind("elementary", "sympy")
    difference = sympy.diff(elementary.softplus(x), x) - elementary.logistic(x)
    assert sympy.simplify(difference) == 0


def test_logistic_of_minus_x_is_the_complement() -> None:
    logistic = bind("elementary", "sympy").logistic
    assert sympy.simplify(logistic(-x) - (1 - logistic(x))) == 0


def test_logit_inverts_logistic() -> None:
    elementary = bind("elementary", "sympy")
    assert sympy.simplify(sympy.expand_log(elementary.logit(elementary.logistic(x)))) == x


def test_branches_visit_every_path_once() -> None:
    y = sympy.Symbol("y", real=True)
    found = _symbolic.branches(lambda: "x" if x > y else ("y" if y > 1 else "small"))
    assert [value for _, value in found] == ["x", "y", "small"]


def test_branches_answer_a_repeated_question_alike() -> None:
    found = _symbolic.branches(lambda: (bool(x > 0), bool(x > 0), bool(x <= 0)))
    assert sorted(value for _, value in found) == [(False, False, True), (True, True, False)]
