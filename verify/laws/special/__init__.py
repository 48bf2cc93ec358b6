"""Laws of the special functions, a family in each module, and what they share."""

import functools

from verify import law

DLMF = "NIST Digital Library of Mathematical Functions, "

about = functools.partial(law, field="special")
