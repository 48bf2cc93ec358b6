"""`python -m verify` is `nbmath-verify`."""

from verify.cli import main

main()
