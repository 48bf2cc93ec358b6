"""The incomplete beta function in float32; derivations are in docs/special-incomplete.md."""

LARGE = 300.0  # from where on both parameters are large
REACH = 18.0  # an integral ends where its integrand is exp(-REACH)
VAST = 1e18  # beyond which a and b leave one number
CEILING = 1e33  # of one of them, above which products overflow
MOST = 1e5  # steps of the fraction
BIG = 1e9  # where its parts are scaled
MODERATE = 50.0  # a + b up to which logarithms with rests lose nothing
LEAST = 1e-3  # of a and b, for the fraction of set length
FEWEST, SOME, MANY, LONG = 5, 9, 14, 40  # its steps
COUNT, FEW = 12, 3

# Nodes and weights of Gauss' rule between 0 and 1: tests/nbmath/special/incomplete_coefficients.py.
NODES = (
    0.009219682775437832, 0.04794137179851532, 0.11504866182804108,
    0.20634102821350098, 0.31608423590660095, 0.4373832941055298,
    0.5626167058944702, 0.6839157342910767, 0.793658971786499,
    0.8849513530731201, 0.9520586133003235, 0.9907802939414978,
)  # fmt: skip  # a table
WEIGHTS = (
    0.02358766831457615, 0.05346966162323952, 0.08003916591405869,
    0.10158371180295944, 0.11674626916646957, 0.12457352131605148,
    0.12457352131605148, 0.11674626916646957, 0.10158371180295944,
    0.08003916591405869, 0.05346966162323952, 0.02358766831457615,
)  # fmt: skip  # a table
FEW_NODES = (
    0.1127016618847847, 0.5, 0.8872983455657959,
)  # fmt: skip  # a table
FEW_WEIGHTS = (
    0.2777777910232544, 0.4444444477558136, 0.2777777910232544,
)  # fmt: skip  # a table
