"""float32: limits that go with the scale that `scaling` gives."""

NOTHING = 2.0**-100
"""A squared length below which a column or row counts as zero."""
EPS = 2.0**-23
"""The distance of one from the next number."""
TURN = 2.0**-14
"""An angle whose square is lost beside one: turns by it may be added up."""
TINY = 2.0**-126
"""What a sum of squares is increased by, so that it is no zero."""
SOME = 2.0**-100
"""What a sum of squares is larger than where it is not changed by that."""
FAR = 2.0**90
"""A row in place of one whose value has been found: as squares are below 2**60, no shift changes
it, so that the rows below are the same to the bit however many such rows are above them."""
