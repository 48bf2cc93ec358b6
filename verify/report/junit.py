"""A run as JUnit XML: a suite for each field, a test case for each check."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

from verify.law import Law
from verify.records import CheckResult, RunRecord, Verdict
from verify.report.text import counterexample

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(record: RunRecord, path: Path | str, *, laws: Iterable[Law] = ()) -> Path:
    """Write a run; return the path."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(record, laws=laws), encoding="utf-8")
    return target


def render(record: RunRecord, *, laws: Iterable[Law] = ()) -> str:
    """A run as text. What is falsified is a failure, what has no verdict is skipped."""
    known = {law.name: law for law in laws}
    root = ET.Element("testsuites", name="verify", time=f"{record.seconds:.3f}")
    for field in dict.fromkeys(result.field for result in record.results):
        results = [result for result in record.results if result.field == field]
        suite = _suite(root, f"verify.{field}", record)
        for result in results:
            _test_case(suite, result, known.get(result.law))
        _count(suite)
    if record.errors:
        suite = _suite(root, "verify.errors", record)
        for index, error in enumerate(record.errors, 1):
            case = ET.SubElement(suite, "testcase", classname="verify", name=f"error {index}")
            ET.SubElement(case, "error", message=_clean(error), type="error").text = _clean(error)
        _count(suite)
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ET.Element, name: str, record: RunRecord) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=name, timestamp=record.started, hostname="")


def _test_case(suite: ET.Element, result: CheckResult, law: Law | None) -> None:
    case = ET.SubElement(
        suite,
        "testcase",
        classname=f"verify.{result.field}.{result.law}",
        name=f"{result.subject}-{result.dtype}",
        time=f"{result.seconds:.3f}",
    )
    message = _clean(result.reason or f"ratio {result.worst_ratio:g} of {result.threshold:g}")
    if result.verdict.falsified:
        failure = ET.SubElement(case, "failure", message=message, type=result.verdict.value)
        failure.text = _clean(counterexample(result, law))
    elif result.verdict in (Verdict.UNDECIDED, Verdict.REFUSED):
        ET.SubElement(case, "skipped", message=f"{result.verdict.value}: {message}")
    facts = ET.SubElement(case, "properties")
    for name, value in (
        ("verdict", result.verdict.value),
        ("cases", str(result.cases)),
        ("worst_ratio", str(result.worst_ratio)),
        ("threshold", str(result.threshold)),
    ):
        ET.SubElement(facts, "property", name=name, value=value)


def _count(suite: ET.Element) -> None:
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(sum(case.find(tag) is not None for case in cases)))
    suite.set("time", f"{sum(float(case.get('time', '0')) for case in cases):.3f}")


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
