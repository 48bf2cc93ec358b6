"""The Bessel functions in float32; derivations are in docs/special-bessel.md."""

from nbmath.special.formulas.polynomials import (
    poly4,
    poly5,
    poly6,
    poly7,
    poly8,
    poly9,
    poly10,
    poly12,
)

I_NEAR = 4.0  # where the formula changes
I_SHIFT, I_WIDTH = 6.0, 20.0
K_SHIFT, K_WIDTH = 1.0, 4.0
J_NEAR, J_START, J_SHIFT, J_WIDTH = 4.0, 3.0, 2.5, 11.0
CENTRE = 8.0
GROWN, FALLEN = 96.0, 112.0  # exp(x) / x is infinite from here, exp(-x) zero
LARGEST = 3.4028234663852886e38
TINY = 2.0**-6  # J0 is 1 - x**2 / 4 up to here
LOG_SHIFT, LOG_SHIFT_LOW = 0.11593151837587357, -2.7174611449964914e-09  # log(2) - euler
J0_SQUARE, J0_SQUARE_LOW = 5.783185958862305, 4.084479865440471e-09  # the first zero of J0
J1_SQUARE, J1_SQUARE_LOW = 14.681970596313477, 4.5810416793301556e-08  # that of J1
TWO_BY_PI = 0.6366197466850281
HALF_PI, HALF_PI_LOW = 1.5707963705062866, -4.371138828673793e-08
QUARTER_PI, QUARTER_PI_LOW, QUARTER_PI_LOWEST = (
    0.7853981852531433,
    -2.1855694143368964e-08,
    -8.575622550029409e-16,
)

SHRINK = 2.0**-64
TWO_BY_PI_PARTS = (
    1.1743561539368518e+19, 473759481856.0, 5417.98486328125,
    0.00011204601469216868, -2.540665594574776e-12, 4.645660223834331e-20,
    -1.297071543382524e-27, 1.2231000066220744e-35,
)  # fmt: skip  # over SHRINK, one part below the other

# Coefficients: tests/nbmath/special/coefficients_bessel.py; what each is of stands below.
I0_NEAR = (
    0.25, 0.015625, 0.0004340283921919763,
    6.781277079426218e-06, 6.791334783429193e-08, 4.6046483292983e-10,
    2.92898951620435e-12,
)  # fmt: skip  # a table
I1_NEAR = (
    0.125, 0.0052083334885537624, 0.0001085069015971385,
    1.356319557999086e-06, 1.1310301140099455e-08, 6.628992493817876e-11,
    3.5503452391547063e-13,
)  # fmt: skip  # a table
I0_FAR = (
    0.40265941619873047, -0.0055513158440589905, 0.002754996297881007,
    -0.0013941469369456172, 0.0007282610167749226, -0.00039410757017321885,
    0.00020371384744066745, -0.00011399108188925311, 0.00012283283285796642,
    -0.0001127877039834857, 2.0721849068650045e-05, 3.556672891136259e-05,
    -1.6879559552762657e-05,
)  # fmt: skip  # a table
I1_FAR = (
    0.38800114393234253, 0.016021503135561943, -0.007468514610081911,
    0.003528628731146455, -0.0016991414595395327, 0.0008443148108199239,
    -0.00042657539597712457, 0.00021252308215480298, -0.00015163100033532828,
    0.00014342920621857047, -5.486749796546064e-05, -3.0096802220214158e-05,
    2.1565891074715182e-05,
)  # fmt: skip  # a table
K0_I = (
    0.25, 0.015625013038516045, 0.0004339501610957086,
    6.913937795616221e-06,
)  # fmt: skip  # a table
K1_I = (
    0.125, 0.005208335351198912, 0.00010849445970961824,
    1.3780653489448014e-06,
)  # fmt: skip  # a table
K0_NEAR = (
    0.25, 0.0234375, 0.0007957179332152009,
    1.4126853784546256e-05, 1.5731750124814425e-07,
)  # fmt: skip  # a table
K1_NEAR = (
    0.25, 0.078125, 0.004340281710028648,
    0.00010622724948916584, 1.5092687135620508e-06,
)  # fmt: skip  # a table
K0_FAR = (
    1.2085585594177246, 0.051904141902923584, -0.00904825609177351,
    0.002344339620321989, -0.0005723629728890955, 0.00016290049825329334,
    -4.871001510764472e-05, 1.2702166714007035e-05, 1.6435491261290736e-06,
    1.4443758118432015e-06, -2.2670330963592278e-06,
)  # fmt: skip  # a table
K1_FAR = (
    1.3970088958740234, -0.17753775417804718, 0.04365125671029091,
    -0.01263505034148693, 0.0036891442723572254, -0.0011287967208772898,
    0.00035297658178023994, -0.00010372133692726493, 2.3991813577595167e-05,
    -1.435048397979699e-05, 7.549052497779485e-06,
)  # fmt: skip  # a table
J0_NEAR = (
    0.08866241574287415, -0.008082510903477669, 0.0002660958271007985,
    -4.589166110235965e-06, 4.896315175528798e-08, -3.572193651990574e-10,
    1.99094928911292e-12,
)  # fmt: skip  # a table
J1_NEAR = (
    0.02117489092051983, -0.0013163205003365874, 3.2806296076159924e-05,
    -4.547627554529754e-07, 4.0586813909726516e-09, -2.5347149726351326e-11,
    8.549748636930282e-14,
)  # fmt: skip  # a table
MODULUS0 = (
    0.7972091436386108, 0.00171206658706069, -0.0015232139267027378,
    0.0006467545754276216, -0.00020407637930475175, 5.4273943533189595e-05,
    -1.2682473425229546e-05, 3.687310936584254e-06, -1.7202929711856996e-06,
    3.2604870625618787e-07,
)  # fmt: skip  # a table
MODULUS1 = (
    0.7999271750450134, -0.00521768257021904, 0.004740037955343723,
    -0.0021358139347285032, 0.0007502857479266822, -0.00023097955272533,
    6.516068242490292e-05, -1.878244074760005e-05, 7.090667168085929e-06,
    -1.9301880911370972e-06,
)  # fmt: skip  # a table
PHASE0 = (
    0.06246897205710411, 0.006232555024325848, -0.004550314974039793,
    0.0008714830037206411, 0.00015239493222907186, -6.716985808452591e-05,
    -5.5797590903239325e-06, 1.8155881207349012e-06,
)  # fmt: skip  # a table
PHASE1 = (
    -0.1593189239501953, -0.011400758288800716, 0.008740165270864964,
    -0.0021782477851957083, 1.908816739160102e-05, 7.631530024809763e-05,
    9.386914712194994e-07, -1.0618433634590474e-06,
)  # fmt: skip  # a table
SINE = (
    -0.1666666716337204, 0.008333375677466393, -0.00019849582167807966,
    2.7825433335237904e-06,
)  # fmt: skip  # a table
COSINE = (
    0.0416666679084301, -0.0013888999819755554, 2.4825882064760663e-05,
    -2.8922170258738333e-07,
)  # fmt: skip  # a table


def i0_near(z: float) -> float:
    """((I0(x) - 1) / z - I0_NEAR[0]) / z at z = x**2."""
    return poly6(I0_NEAR[1:], z)


def i1_near(z: float) -> float:
    """((2 I1(x) / x - 1) / z - I1_NEAR[0]) / z likewise."""
    return poly6(I1_NEAR[1:], z)


def i0_far(s: float) -> float:
    """(sqrt(x) exp(-x) I0(x) - I0_FAR[0]) / s at s = 1 - I_WIDTH / (x + I_SHIFT)."""
    return poly12(I0_FAR[1:], s)


def i1_far(s: float) -> float:
    """(sqrt(x) exp(-x) I1(x) - I1_FAR[0]) / s likewise."""
    return poly12(I1_FAR[1:], s)


def k0_i(z: float) -> float:
    """(I0(x) - 1) / z at z = x**2, as far as K takes it."""
    return poly4(K0_I, z)


def k1_i(z: float) -> float:
    """(2 I1(x) / x - 1) / z likewise."""
    return poly4(K1_I, z)


def k0_near(z: float) -> float:
    """(K0(x) - l I0(x)) / z at z = x**2, l = log 2 - euler - log x."""
    return poly5(K0_NEAR, z)


def k1_near(z: float) -> float:
    """(1 / x - K1(x) - l I1(x)) / x likewise."""
    return poly5(K1_NEAR, z)


def k0_far(s: float) -> float:
    """(sqrt(x) exp(x) K0(x) - K0_FAR[0]) / s at s = 1 - K_WIDTH / (x + K_SHIFT)."""
    return poly10(K0_FAR[1:], s)


def k1_far(s: float) -> float:
    """(sqrt(x) exp(x) K1(x) - K1_FAR[0]) / s likewise."""
    return poly10(K1_FAR[1:], s)


def j0_near(w: float) -> float:
    """J0(x) / (zero**2 - x**2) at w = x**2 - CENTRE."""
    return poly7(J0_NEAR, w)


def j1_near(w: float) -> float:
    """J1(x) / x / (zero**2 - x**2) likewise."""
    return poly7(J1_NEAR, w)


def modulus0(s: float) -> float:
    """(sqrt(x) |J0 + i Y0| - MODULUS0[0]) / s at s = 1 - J_WIDTH / (x + J_SHIFT)."""
    return poly9(MODULUS0[1:], s)


def modulus1(s: float) -> float:
    """(sqrt(x) |J1 + i Y1| - MODULUS1[0]) / s likewise."""
    return poly9(MODULUS1[1:], s)


def phase0(s: float) -> float:
    """x**3 (the phase of J0 + i Y0 beyond x - pi / 4 - 1 / (8 x)) likewise."""
    return poly8(PHASE0, s)


def phase1(s: float) -> float:
    """x**3 (the phase of J1 + i Y1 beyond x - 3 pi / 4 + 3 / (8 x)) likewise."""
    return poly8(PHASE1, s)


def sine(z: float) -> float:
    """(sin(u) - u) / u**3 at z = u**2."""
    return poly4(SINE, z)


def cosine(z: float) -> float:
    """(cos(u) - 1 + z / 2) / z**2 at z = u**2."""
    return poly4(COSINE, z)
