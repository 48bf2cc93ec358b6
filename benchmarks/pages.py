"""Run the asv suite on the installed project and write pages that work without a network.

python -m benchmarks.pages              every benchmark, full length
python -m benchmarks.pages --quick      each once, to see that all of them run
python -m benchmarks.pages --bench Softmax
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
HTML = HERE / ".asv" / "html"


def asv(*arguments: str) -> None:
    """Run asv with the project's configuration."""
    command = [sys.executable, "-m", "asv", *arguments, "--config", str(HERE / "asv.conf.json")]
    print("asv", *arguments, flush=True)
    if subprocess.run(command, cwd=HERE, check=False).returncode:
        raise SystemExit(f"asv {arguments[0]} failed")


def run(quick: bool, bench: str) -> None:
    """Check the suite, run it in the environment of this Python, and keep the results."""
    here = f"existing:{sys.executable}"
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=HERE, check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()
    asv("check", "-E", here)
    asv("machine", "--yes")
    options = ["--quick"] if quick else []
    options += ["--bench", bench] if bench else []
    asv("run", "-E", here, "--set-commit-hash", head, "--show-stderr", *options)


def publish() -> None:
    """Write the pages: asv's data, a front end without network scripts, and the directions."""
    asv("publish")
    subprocess.run(
        [sys.executable, "-m", "asv_tachyon.cli", "install", str(HTML)], check=True, cwd=HERE
    )
    index = HTML / "index.json"
    data: dict[str, Any] = json.loads(index.read_text(encoding="utf-8"))
    for benchmark in data["benchmarks"].values():
        # The front end takes a tracked number for one that should grow; here none should.
        benchmark["less_is_better"] = True
    index.write_text(json.dumps(data), encoding="utf-8")
    print(f"pages: {HTML / 'index.html'} (python -m http.server -d {HTML})")


def main() -> None:
    """Run and publish."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="run each benchmark once")
    parser.add_argument("--bench", default="", help="a regular expression of names")
    parser.add_argument("--publish-only", action="store_true", help="run nothing")
    arguments = parser.parse_args()
    if not arguments.publish_only:
        run(arguments.quick, arguments.bench)
    publish()


if __name__ == "__main__":
    main()
