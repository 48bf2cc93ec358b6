"""The order of checks: all of them, once, subject by subject, and nobody in another's chapter.

Of a run that is cut short: something of everything first.
"""

from types import SimpleNamespace
from typing import Any

from verify.rota import Rota


def task(subject: str, chapter: str, name: str = "", field: str = "") -> Any:
    law = SimpleNamespace(chapter=chapter, name=name, field=field or chapter)
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


FIELDS = {"linalg": ("linalg.norms", "linalg.qr", "linalg.svd"), "random": ("random",)}
SOME = [
    task(subject, chapter, f"{chapter} {law}", field)
    for subject in ("serial", "parallel")
    for field, chapters in FIELDS.items()
    for chapter in chapters
    for law in range(3)
    for _ in ("float32", "float64")
]


def test_breadth_gives_every_field_and_chapter_a_law_before_any_has_a_second() -> None:
    rota = Rota(SOME, breadth=True)
    taken, chapter = [], ""
    while len(rota):
        group, chapter = rota.take(chapter)
        assert len({SOME[number].law.name for number in group}) == 1
        taken += group
    assert sorted(taken) == list(range(len(SOME)))
    names = [SOME[number].law.name for number in taken[::2]]
    order = ["linalg.norms", "random", "linalg.qr", "linalg.svd"]
    assert names == [f"{each} {law}" for law in range(3) for each in order] * 2
    assert [SOME[number].subject.name for number in taken] == ["serial"] * 24 + ["parallel"] * 24


def test_breadth_keeps_workers_apart_while_there_are_other_chapters() -> None:
    rota = Rota(SOME, breadth=True)
    _, slow = rota.take()
    chapter, seen = "", []
    for _ in range(9):
        _, chapter = rota.take(chapter)
        seen.append(chapter)
    assert slow not in seen
    assert rota.take(chapter)[1] == slow
