"""Which checks a worker makes next."""

from collections.abc import Sequence

from verify.checks import CheckTask


class Rota:
    """Groups of checks, one for a subject's chapter, as workers take them.

    What a check compiles is kept on disk for the next. A worker stays with its chapter as long as
    it has groups, and leaves the chapters of the others to them, so that no two compile the same.
    Those with few laws come first: what a check compiles at each run is not waited for at the end.
    """

    def __init__(self, tasks: Sequence[CheckTask]) -> None:
        self._tasks = tasks
        self._taken: list[str] = []
        groups: dict[tuple[str, str], list[int]] = {}
        for number, task in enumerate(tasks):
            groups.setdefault((task.subject.name, task.law.chapter), []).append(number)
        self._groups = list(groups.values())

    def __len__(self) -> int:
        return len(self._groups)

    def take(self, last: str = "") -> tuple[list[int], str]:
        """Numbers of checks and their chapter, for a worker that has done with a chapter."""
        if last:
            self._taken.remove(last)
        if not self._groups:
            return [], ""

        def preference(group: list[int]) -> tuple[bool, bool, int]:
            chapter = self._tasks[group[0]].law.chapter
            return chapter == last, chapter not in self._taken, -len(group)

        group = max(self._groups, key=preference)
        self._groups.remove(group)
        chapter = self._tasks[group[0]].law.chapter
        self._taken.append(chapter)
        return group, chapter
