"""Work through two real data sets, hold every result to its laws, and write a report.

python -m docs.demo          writes demo/report.html and its pictures
python -m docs.demo FOLDER   writes elsewhere
"""

import secrets
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from sklearn.datasets import load_breast_cancer, load_digits

import nbmath
from docs.demo.attention import noisy_digits
from docs.demo.bayes import tumours
from docs.demo.book import Book
from docs.demo.classifier import digits_by_naive_bayes
from docs.demo.eigen import digits_in_few_dimensions
from docs.demo.measurements import measurements
from docs.demo.mixture import mixture_of_digits
from verify.environment import environment
from verify.records import RunRecord
from verify.report import html, terminal
from verify.report.summary import exit_status


def work_through(book: Book) -> None:
    """Everything, in the order of docs/first-run.md."""
    digits = load_digits()
    cancer = load_breast_cancer()
    plane = digits_in_few_dimensions(book, digits.data, keep=2)
    mixture_of_digits(book, plane, digits.target)
    names = [str(name) for name in cancer.feature_names]
    measurements(book, cancer.data, cancer.target, names)
    tumours(book, cancer.data, cancer.target, names)
    digits_by_naive_bayes(book, digits.data, digits.target)
    noisy_digits(book, digits.data, digits.target)


def main() -> int:
    """0 when every law holds on the data, 1 when one does not."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "demo")
    began, start = datetime.now(UTC), time.perf_counter()
    book = Book()
    work_through(book)
    record = RunRecord(
        id=secrets.token_hex(4),
        started=began.isoformat(timespec="seconds"),
        seconds=time.perf_counter() - start,
        command="./run demo",
        seed=0,
        environment=environment({"nbmath": nbmath.__version__}, began),
        results=tuple(book.results),
    )
    report = html.write(
        record, folder / "report.html", laws=book.laws.values(), pictures=book.pictures
    )
    for title, data, _ in book.pictures:
        (folder / f"{title.lower().replace(' ', '-').replace(',', '')}.png").write_bytes(data)
    out = terminal.console()
    terminal.print_table(record, out)
    terminal.print_summary(record, book.laws, out)
    for title, _, text in book.pictures:
        out.print(f"[bold]{title}.[/] {text}")
    out.print(f"[dim]report[/]    {report}", soft_wrap=True)
    return exit_status(record)


if __name__ == "__main__":
    sys.exit(main())
