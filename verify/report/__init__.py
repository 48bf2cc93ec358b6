"""Reports of a run: terminal, HTML, JSON, JUnit XML."""

__all__ = ["html", "json", "junit", "terminal"]
