"""The incomplete gamma function in float32; derivations are in docs/special-incomplete.md."""

from nbmath import _bits as bits
from nbmath.special.formulas.polynomials import cubic, eight, four, poly5, poly8, twelve

EPS = 2.0**-25  # where a series ends
GONE = -170.0  # an exponent with which everything is zero
MINUS_LOG_2 = -0.6931471805599453
ROOT_2PI_INVERSE = 0.3989422804014327
TERMS = 7  # a part of the series: two for a < 3, three up to MODERATE, five beyond
MODERATE = 32.0
STEPS = 4  # half the steps of the fraction
TERMS_LOST = 12  # of the series for small a
ROUNDS = 40.0  # of a search, at most
QUICK = 1e3  # of an exponent, for the search by vectors
CLOSE = 3e-3  # a step whose third power changes nothing

# Coefficients: tests/nbmath/special/incomplete_coefficients.py.
# LOG: (2 atanh(s) - 2 s - 2/3 s**3) / s**5 in powers of s**2, |s| <= 1/3;
# RECIPROCAL: (1 / gamma(1 + d) - 1) / d, |d| <= 1/2;
# UNIFORM: what the uniform expansion adds to the normal tail, row k for the power k of 1 / a, in
# powers of log(x / a);
# TAIL: exp(x) x**(1 - a) gamma(a, x), row k for the power k of a - 1/2, in powers of log(x) - 1.
LOG = (
    0.4000000059604645, 0.2857116758823395, 0.2224065065383911,
    0.1773032397031784, 0.19780419766902924,
)  # fmt: skip  # a table
RECIPROCAL = (
    0.5772156715393066, -0.6558780670166016, -0.04200379550457001,
    0.16653822362422943, -0.042177703231573105, -0.009625814855098724,
    0.007101779337972403, -0.0011140962596982718,
)  # fmt: skip  # a table
UNIFORM = (
    (
        -0.3333333432674408, 0.08333331346511841, -0.0009259557700715959,
        -0.001465913257561624, 5.5763543969078455e-06, 3.397848195163533e-05,
        0.0, 0.0,
    ),
    (
        -0.00185223703738302, -0.0034706834703683853, 0.002067871857434511,
        -0.00020616095571313053, -8.192210225388408e-05, 1.058048837876413e-05,
        0.0, 0.0,
    ),
    (
        0.004139801487326622, -0.002705659717321396, 0.0003136834711767733,
        0.00021581185865215957, -3.3151969546452165e-05, 0.0,
        0.0, 0.0,
    ),
    (
        0.0006206811522133648, 0.0003654595639090985, -0.0004356245626695454,
        0.0,
    ),
    (
        -0.000870227930136025, 0.0004777999420184642, 0.0,
        0.0,
    ),
)  # fmt: skip  # a table
TAIL = (
    (
        0.8732755184173584, 0.09216497093439102, -0.023930219933390617,
        0.0004263212613295764, 0.0010451440466567874, -0.0001189935501315631,
        -4.113024260732345e-05, 6.73277509122272e-06, 1.863018837866548e-06,
        0.0, 0.0, 0.0,
    ),
    (
        0.225911945104599, -0.14622722566127777, 0.025662612169981003,
        0.005360170733183622, -0.0024501567240804434, -3.0351937311934307e-05,
        0.00013449962716549635, -6.668608421023237e-06, -5.075272383692209e-06,
        0.0, 0.0, 0.0,
    ),
    (
        0.04978844150900841, -0.06567797809839249, 0.03509955853223801,
        -0.007856032811105251, -0.0004957751953043044, 0.0006135129369795322,
        -5.2695944759761915e-05, -2.094746923830826e-05,
    ),
    (
        0.009656310081481934, -0.018713274970650673, 0.015864061191678047,
        -0.007259717211127281, 0.0016048860270529985, 3.139739783364348e-05,
        -9.295003110310063e-05, 1.560631972097326e-05,
    ),
    (
        0.0016839575255289674, -0.004247556906193495, 0.004821793641895056,
        -0.0031594622414559126, 0.0012765234569087625, -0.00027306986157782376,
        0.0, 0.0,
    ),
    (
        0.000270439893938601, -0.000796710723079741, 0.0011547654867172241,
        -0.0010173784103244543, 0.0006266328855417669, -0.00019665011495817453,
        0.0, 0.0,
    ),
    (
        3.9455109799746424e-05, -0.00011124314914923161, 0.00023691450769547373,
        -0.00036503569572232664, 0.00019872767734341323, 0.0,
        0.0, 0.0,
    ),
    (
        2.9666186946997186e-06, -7.468683907063678e-05, 0.0,
        0.0,
    ),
)  # fmt: skip  # a table


def log_series(z: float) -> float:
    """(2 atanh(s) - 2 s - 2/3 s**3) / s**5 at z = s**2."""
    return poly5(LOG, z)


def reciprocal(d: float) -> float:
    """(1 / gamma(1 + d) - 1) / d."""
    return poly8(RECIPROCAL, d)


def uniform(t: float, v: float) -> float:
    """What the uniform expansion adds at t = log(x / a) and v = 1 / a."""
    t2 = t * t
    t4 = t2 * t2
    r0 = eight(UNIFORM[0], t, t2, t4)
    r1 = eight(UNIFORM[1], t, t2, t4)
    r2 = eight(UNIFORM[2], t, t2, t4)
    r3 = four(UNIFORM[3], t, t2)
    r4 = four(UNIFORM[4], t, t2)
    v2 = v * v
    v4 = v2 * v2
    return bits.fma(r4, v4, cubic(r0, r1, r2, r3, v, v2))


def tail(t: float, b: float) -> float:
    """exp(x) x**(1 - a) gamma(a, x) at t = log(x) - 1 and b = a - 1/2."""
    t2 = t * t
    t4 = t2 * t2
    r0 = twelve(TAIL[0], t, t2, t4)
    r1 = twelve(TAIL[1], t, t2, t4)
    r2 = eight(TAIL[2], t, t2, t4)
    r3 = eight(TAIL[3], t, t2, t4)
    r4 = eight(TAIL[4], t, t2, t4)
    r5 = eight(TAIL[5], t, t2, t4)
    r6 = eight(TAIL[6], t, t2, t4)
    r7 = four(TAIL[7], t, t2)
    b2 = b * b
    b4 = b2 * b2
    return bits.fma(cubic(r4, r5, r6, r7, b, b2), b4, cubic(r0, r1, r2, r3, b, b2))
