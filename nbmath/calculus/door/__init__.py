"""Public functions of calculus whose arguments are functions."""
