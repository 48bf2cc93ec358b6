"""Zeta functions and the derivatives of digamma."""
