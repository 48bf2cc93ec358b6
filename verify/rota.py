"""Which checks a worker makes next."""

from collections.abc import Sequence

from verify.checks import CheckTask


class Rota:
    """Groups of checks, one for a subject's chapter, as workers take them.

    Subjects come one after the other, so that a run that is cut short has all laws of the first.
    What a check compiles is kept on disk for the next. A worker leaves the chapters of the others
    to them, so that no two compile the same, and stays with its own where it can. Those with few
    laws come first: what a check compiles at each run is not waited for at the end.
    """

    def __init__(self, tasks: Sequence[CheckTask]) -> None:
        self._tasks = tasks
        self._taken: list[str] = []
        groups: dict[tuple[str, str], list[int]] = {}
        for number, task in enumerate(tasks):
            groups.setdefault((task.subject.name, task.law.chapter), []).append(number)
        self._groups = list(groups.values())
        self._order = {task.subject.name: -number for number, task in reversed([*enumerate(tasks)])}

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
            return turn, chapter == last, chapter not in self._taken, -len(group)

        group = max(self._groups, key=preference)
        self._groups.remove(group)
        chapter = self._tasks[group[0]].law.chapter
        self._taken.append(chapter)
        return group, chapter
