"""Pade's approximants of the exponential for float64 (Higham 2005, tables 2.1 and 2.3)."""

THETA_3, THETA_5, THETA_7 = 1.495585217958292e-2, 2.539398330063230e-1, 9.504178996162932e-1
THETA_9, THETA_LAST = 2.097847961257068, 5.371920351148152
"""Norms up to which the degrees 3, 5, 7, 9 and 13 give the exponential to rounding."""
LAST = 13
UNIT = 2.0**-53
REMAINDER = 8.829961602018678e-36
"""(13!)^2 / (26! 27!), the first coefficient of the remainder."""
