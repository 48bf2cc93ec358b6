"""The order in which workers take checks: all of them, once, and nobody in another's field."""

from types import SimpleNamespace
from typing import Any

from verify.rota import Rota


def task(subject: str, field: str) -> Any:
    return SimpleNamespace(subject=SimpleNamespace(name=subject), law=SimpleNamespace(field=field))


TASKS = [
    task(subject, field)
    for subject in ("serial", "parallel")
    for field, laws in (("linalg", 3), ("random", 2), ("attention", 1))
    for _ in range(laws)
]


def test_every_check_is_taken_once() -> None:
    rota = Rota(TASKS)
    assert len(rota) == 6
    taken: list[int] = []
    field = ""
    while len(rota):
        group, field = rota.take(field)
        assert {TASKS[number].law.field for number in group} == {field}
        taken += group
    assert sorted(taken) == list(range(len(TASKS)))
    assert rota.take(field) == ([], "")


def test_a_worker_stays_with_its_field_and_leaves_those_of_others() -> None:
    rota = Rota(TASKS)
    _, first = rota.take()
    _, second = rota.take()
    assert (first, second) == ("attention", "random")
    assert rota.take(first)[1] == "attention"
    assert rota.take(second)[1] == "random"
    assert rota.take("attention")[1] == "linalg"


def test_nobody_waits_where_all_fields_are_taken() -> None:
    rota = Rota(TASKS[:3] + TASKS[6:9])
    assert rota.take()[1] == "linalg"
    assert rota.take()[1] == "linalg"
