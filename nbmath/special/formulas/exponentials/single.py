"""Exponential integrals and the function of Lambert in float32; see docs/special.md."""

from nbmath.special.formulas.polynomials import poly4, poly5, poly6, poly7, poly9

ROOT, ROOT_LOW = 0.3725074231624603, -1.2381093483782024e-08  # where expi is zero
LOG_ROOT, LOG_ROOT_LOW = -0.9874983429908752, -3.6544665071858162e-09
MIDDLE = 0.6875  # what x exp(x) E1(x) is about, 1 <= x <= 2.5
LAST = 112.0  # exp1 is zero from here, expi infinite
PER_E, PER_E_LOW = 0.3678794503211975, -9.149755619830557e-09  # 1 / e
TWO_E = 5.436563491821289

# Coefficients: tests/nbmath/special/exponential_coefficients.py.
# NEAR: E1(x) + log(x) in powers of x - 1, 0 <= x <= 1;
# MIDDLE_ABOVE / MIDDLE_BELOW: x exp(x) E1(x) - MIDDLE in powers of 1 / x - MIDDLE, 1 <= x <= 2.5;
# FAR_ABOVE / FAR_BELOW: x exp(x) E1(x) - 1 in powers of 1 / x, x >= 2.5;
# EI_NEAR: (Ei(x) - log(x / ROOT)) / (x - ROOT) in powers of x - 1, 0 <= x <= 2;
# EI_2_ABOVE / EI_2_BELOW, ...: x exp(-x) Ei(x) - 1 from x = 2, 6, 14 and 40 on, in powers of
# 1 / x - 0.15625, 1 / x - 0.109375, 1 / x - 0.046875 and 1 / x;
# BRANCH_ABOVE / BRANCH_BELOW: (1 + W(x)) / p - 1 of p = +-sqrt(2 (e x + 1)), |p| <= 3/4.
NEAR = (
    0.21938394010066986, 0.6321204900741577, -0.132122203707695,
    0.02675551176071167, -0.004784959368407726, 0.0006705875275656581,
    -0.00014584793825633824,
)  # fmt: skip  # a table
MIDDLE_ABOVE = (
    -0.020701760426163673, -0.3019125461578369, -0.33936676383018494,
    -0.07787524908781052,
)  # fmt: skip  # a table
MIDDLE_BELOW = (
    1.0, 1.7863200902938843, 0.9193938374519348,
    0.1246904581785202,
)  # fmt: skip  # a table
FAR_ABOVE = (
    -4.954820442826247e-10, -0.9999995827674866, -9.869393348693848,
    -23.030675888061523, -10.607935905456543,
)  # fmt: skip  # a table
FAR_BELOW = (
    1.0, 11.869335174560547, 40.77249526977539,
    44.842960357666016, 11.786298751831055,
)  # fmt: skip  # a table
EI_NEAR = (
    1.4464225769042969, 0.4332468807697296, 0.10638070851564407,
    0.02124798484146595, 0.0035515259951353073, 0.0005092261708341539,
    6.392212526407093e-05, 7.275280950125307e-06, 7.203192922133894e-07,
)  # fmt: skip  # a table
EI_2_ABOVE = (
    0.2541152834892273, 4.405836582183838, 29.290000915527344,
    50.7764892578125, -258.42364501953125, 106.63536071777344,
)  # fmt: skip  # a table
EI_2_BELOW = (
    1.0, 7.9632158279418945, 39.700233459472656,
    72.93093872070312, 83.20975494384766, -51.56878662109375,
)  # fmt: skip  # a table
EI_6_ABOVE = (
    0.1493113487958908, 2.7996609210968018, 32.91025161743164,
    221.86183166503906, 407.60174560546875,
)  # fmt: skip  # a table
EI_6_BELOW = (
    1.0, 5.535019397735596, 97.87379455566406,
    31.904102325439453, 1749.6021728515625,
)  # fmt: skip  # a table
EI_14_ABOVE = (
    0.05204246938228607, -0.5854397416114807, -1.4579317569732666,
    589.003662109375, -3235.64501953125,
)  # fmt: skip  # a table
EI_14_BELOW = (
    1.0, -35.10541534423828, 744.3158569335938,
    -4480.53125, 4877.11962890625,
)  # fmt: skip  # a table
EI_40_ABOVE = (
    4.285813240759162e-13, 1.0, -11.455839157104492,
    24.214754104614258,
)  # fmt: skip  # a table
EI_40_BELOW = (
    1.0, -13.455839157104492, 45.12660598754883,
    -33.53471374511719,
)  # fmt: skip  # a table
BRANCH_ABOVE = (
    1.1460211252201091e-10, -0.3333333432674408, -0.3869272470474243,
    -0.129157155752182, -0.011103286407887936,
)  # fmt: skip  # a table
BRANCH_BELOW = (
    1.0, 1.6191151142120361, 0.8906770944595337,
    0.18825550377368927, 0.01171936560422182,
)  # fmt: skip  # a table


def near(x: float) -> float:
    """E1(x) + log(x)."""
    return poly7(NEAR, x - 1.0)


def middle(t: float) -> float:
    """x exp(x) E1(x) - MIDDLE at t = 1 / x, 1 <= x <= 2.5."""
    return poly4(MIDDLE_ABOVE, t - MIDDLE) / poly4(MIDDLE_BELOW, t - MIDDLE)


def far(t: float) -> float:
    """x exp(x) E1(x) - 1 at t = 1 / x, x >= 2.5."""
    return poly5(FAR_ABOVE, t) / poly5(FAR_BELOW, t)


def ei_near(x: float) -> float:
    """(Ei(x) - log(x / ROOT)) / (x - ROOT)."""
    return poly9(EI_NEAR, x - 1.0)


def branch(p: float) -> float:
    """(1 + W(x)) / p - 1."""
    return poly5(BRANCH_ABOVE, p) / poly5(BRANCH_BELOW, p)


def ei_far(t: float) -> float:
    """x exp(-x) Ei(x) - 1 at t = 1 / x, x >= 2."""
    from_2 = poly6(EI_2_ABOVE, t - 0.15625) / poly6(EI_2_BELOW, t - 0.15625)
    from_6 = poly5(EI_6_ABOVE, t - 0.109375) / poly5(EI_6_BELOW, t - 0.109375)
    from_14 = poly5(EI_14_ABOVE, t - 0.046875) / poly5(EI_14_BELOW, t - 0.046875)
    from_40 = poly4(EI_40_ABOVE, t) / poly4(EI_40_BELOW, t)
    middle = from_14 if t > 0.025 else from_40
    beyond = from_6 if t > 0.07142857142857142 else middle
    return from_2 if t > 0.16666666666666666 else beyond
