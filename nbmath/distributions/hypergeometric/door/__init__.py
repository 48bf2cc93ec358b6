"""The public functions of the hypergeometric distribution, a chapter in each module."""
