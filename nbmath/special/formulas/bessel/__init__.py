"""The Bessel functions of the orders zero and one."""
