"""Compiled generators of inputs. Case `index` of a seed is the same whoever asks for it.

Every generator takes `(seed, salt, index)`, which name the case, and a `structure`, which names
the kind of input, and fills `out`. It draws by hashing counters, so that nothing is remembered
from one case to the next.
"""
