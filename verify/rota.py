"""Which checks a worker makes next."""

from collections.abc import Sequence

from verify.checks import CheckTask


class Rota:
    """Groups of checks, as workers take them; subjects come one after the other.

    Depth first, a group is a subject's chapter. What a check compiles is kept on disk for the next:
    a worker leaves the chapters of the others to them, so that no two compile the same, and stays
    with its own where it can. Those with few laws come first: what a check compiles at each run is
    not waited for at the end.

    Breadth first, for a run that will be cut short, a group is one law of a chapter. Every field
    has a law before any has a second chapter, and every chapter has one before any has a second
    law; workers keep out of each other's chapters all the same, where there are others.
    """

    def __init__(self, tasks: Sequence[CheckTask], *, breadth: bool = False) -> None:
        self._tasks = tasks
        self._breadth = breadth
        self._taken: list[str] = []
        groups: dict[tuple[str, str, str], list[int]] = {}
        for number, task in enumerate(tasks):
            law = task.law.name if breadth else ""
            groups.setdefault((task.subject.name, task.law.chapter, law), []).append(number)
        self._groups = list(groups.values())
        self._order = {task.subject.name: -number for number, task in reversed([*enumerate(tasks)])}
        if breadth:
            places = _places(tasks, self._groups)
            self._groups.sort(key=lambda group: places[group[0]])

    def __len__(self) -> int:
        return len(self._groups)

    def take(self, last: str = "") -> tuple[list[int], str]:
        """Numbers of checks and their chapter, for a worker that has done with a chapter."""
        if last:
            self._taken.remove(last)
        if not self._groups:
            return [], ""

        def preference(group: list[int]) -> tuple[int, bool, bool, int]:
            task = self._tasks[group[0]]
            chapter, turn = task.law.chapter, self._order[task.subject.name]
            free = chapter not in self._taken
            if self._breadth:
                return turn, free, free, 0  # of those, the first
            return turn, chapter == last, free, -len(group)

        group = max(self._groups, key=preference)
        self._groups.remove(group)
        chapter = self._tasks[group[0]].law.chapter
        self._taken.append(chapter)
        return group, chapter


def _places(
    tasks: Sequence[CheckTask], groups: Sequence[Sequence[int]]
) -> dict[int, tuple[int, int, int]]:
    """The law's number in its chapter, the chapter's in its field, and the field's, by group."""
    fields: dict[str, dict[str, int]] = {}
    laws: dict[tuple[str, str], int] = {}
    places = {}
    for group in groups:
        task = tasks[group[0]]
        chapters = fields.setdefault(task.law.field, {})
        chapter = chapters.setdefault(task.law.chapter, len(chapters))
        counted = (task.subject.name, task.law.chapter)
        law = laws[counted] = laws.get(counted, -1) + 1
        places[group[0]] = law, chapter, [*fields].index(task.law.field)
    return places
