"""The pages: every Python block runs as written or stands in the repository as quoted.

The word behind the fence says which: nothing or `python` alone, the block runs (as a doctest
where it has prompts); a path, the file holds these lines; `cuda`, every function marked with
`cuda.jit` compiles for a GPU that is not there; `in-your-tests`, the block is for another project.
"""

import doctest
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/**/*.md")])
FENCE = re.compile(r"^```python *([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAME = {page: page.relative_to(ROOT).as_posix() for page in PAGES}


def blocks(page: Path) -> list[tuple[str, str]]:
    return FENCE.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=NAME.get)
def test_blocks_run(page: Path) -> None:
    scope: dict[str, Any] = {"__name__": "page"}
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    output: list[str] = []
    for about, text in blocks(page):
        if about:
            continue
        if ">>>" in text:
            test = doctest.DocTestParser().get_doctest(text, scope, NAME[page], str(page), 0)
            runner.run(test, out=output.append, clear_globs=False)
            scope.update(test.globs)
        else:
            exec(compile(text, NAME[page], "exec"), scope)
    assert not runner.failures, "".join(output)


QUOTES = [(page, about, text) for page in PAGES for about, text in blocks(page) if "/" in about]


@pytest.mark.parametrize(
    ("page", "about", "text"), QUOTES, ids=[f"{NAME[p]}-{a}" for p, a, _ in QUOTES]
)
def test_quoted_code_stands_where_the_page_says(page: Path, about: str, text: str) -> None:
    """A line `...` of the quote stands for lines left out."""
    source = (ROOT / about).read_text(encoding="utf-8")
    for part in re.split(r"^ *\.\.\.\n", text, flags=re.MULTILINE):
        assert part.strip("\n") in source, f"{NAME[page]} quotes {about} differently:\n{part}"


@pytest.mark.parametrize("page", PAGES, ids=NAME.get)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:", "mailto:", "doi:")):
            assert (page.parent / target).exists(), f"{NAME[page]} links to {target}"


def test_the_map_of_concepts_is_up_to_date() -> None:
    """All but the numbers of laws, which every new law changes."""
    from docs.concepts import PAGE, page

    shown, now = (
        re.sub(r"\(\d+", "(", text) for text in (PAGE.read_text(encoding="utf-8"), page())
    )
    assert shown == now, "run python -m docs.concepts"


CUDA = [
    (page, about[5:], text) for page in PAGES for about, text in blocks(page) if "cuda " in about
]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(("page", "signature", "text"), CUDA, ids=[NAME[p] for p, _, _ in CUDA])
def test_cuda_blocks_compile(page: Path, signature: str, text: str, dtype: str) -> None:
    from nbmath import _launch

    scope: dict[str, Any] = {"__name__": "page"}
    exec(compile(text, NAME[page], "exec"), scope)
    compiled = [value for value in scope.values() if hasattr(value, "py_func")]
    kernels = [each.py_func for each in compiled if not each.targetoptions.get("device")]
    assert kernels
    for kernel in kernels:
        ptx = _launch.compile_ptx(kernel, signature, dtype)
        assert ".entry" in ptx
        assert dtype == "float64" or ".f64" not in ptx
