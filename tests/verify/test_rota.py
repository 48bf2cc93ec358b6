"""The order of checks: all of them, once, subject by subject, and nobody in another's chapter."""

from types import SimpleNamespace
from typing import Any

from verify.rota import Rota


def task(subject: str, chapter: str) -> Any:
    law = SimpleNamespace(chapter=chapter)
    return SimpleNamespace(subject=SimpleNamespace(name=subject), law=law)


TASKS = [
    task(subject, chapter)
    for subject in ("serial", "parallel")
    for chapter, laws in (("linalg", 3), ("random", 2), ("attention", 1))
    for _ in range(laws)
]


def test_every_check_is_taken_once() -> None:
    rota = Rota(TASKS)
    assert len(rota) == 6
    taken: list[int] = []
    chapter = ""
    while len(rota):
        group, chapter = rota.take(chapter)
        assert {TASKS[number].law.chapter for number in group} == {chapter}
        taken += group
    assert sorted(taken) == list(range(len(TASKS)))
    assert rota.take(chapter) == ([], "")


def test_subjects_come_one_after_the_other() -> None:
    rota = Rota(TASKS)
    taken, chapter = [], ""
    while len(rota):
        group, chapter = rota.take(chapter)
        taken.append(TASKS[group[0]].subject.name)
    assert taken == ["serial"] * 3 + ["parallel"] * 3


def test_a_worker_stays_with_its_chapter_and_leaves_those_of_others() -> None:
    rota = Rota(TASKS)
    _, first = rota.take()
    _, second = rota.take()
    assert (first, second) == ("attention", "random")
    assert rota.take(first)[1] == "linalg"
    # The next subject: the worker that has done with a chapter has it loaded.
    assert rota.take(second)[1] == "random"
    assert rota.take("random")[1] == "attention"


def test_nobody_waits_where_all_chapters_are_taken() -> None:
    rota = Rota(TASKS[:3] + TASKS[6:9])
    assert rota.take()[1] == "linalg"
    assert rota.take()[1] == "linalg"
