"""Bayes' rule for many problems of their own: one in each lane of a register."""

import math
from typing import Any

from nbmath._targets import bind, driver
from nbmath.probability.formulas.tables import LARGE, SMALL
from nbmath.simd import all_lanes, broadcast, each_pair, larger, select
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import lane_count, pack, registers, unpack

bound = bind("probability", "cpu")
bayes_update = bound.bayes_update
bayes_weight = bound.bayes_weight


@driver
def bayes_update_lanes(prior: Any, likelihood: Any, allowed: Any, out: Any) -> bool:
    """Row by row; False as soon as a row needs a closer look, by `bayes_update_rows` and checks.

    The same bits as by rows: sums are taken in the same order.
    """
    count, size = prior.shape
    lanes, nothing = lane_count(prior), broadcast(prior, 0.0)
    given, seen, wanted = prior.reshape(-1), likelihood.reshape(-1), out.reshape(-1)
    room_p, room_x = registers(size, prior), registers(size, prior)
    p, x = many(room_p), many(room_x)
    for first in range(0, count, lanes):
        pack(lent(given), first, lent(room_p))
        pack(lent(seen), first, lent(room_x))
        total, peak, evidence = nothing, nothing, nothing
        sound = nothing == 0.0
        for h in range(size):
            sound = sound & (p[h] >= 0.0) & (x[h] >= 0.0) & (x[h] < math.inf)
            total = total + p[h]
            peak = larger(select(p[h] > 0.0, x[h], 0.0), peak)
        if not all_lanes(sound & (abs(total - 1.0) <= allowed)):
            return False
        scale = 1.0 / peak
        for h in range(size):
            weight = each_pair(bayes_weight, p[h], x[h] * scale)
            x[h] = weight
            evidence = evidence + weight
        if all_lanes((peak > SMALL) & (peak < LARGE) & (evidence > SMALL) & (evidence < LARGE)):
            share = 1.0 / evidence
            for h in range(size):
                x[h] = x[h] * share
            unpack(lent(room_x), lent(wanted), first)
        else:
            for i in range(first, min(first + lanes, count)):
                if not bayes_update(prior[i], likelihood[i], out[i]) > 0.0:
                    return False
    return True
