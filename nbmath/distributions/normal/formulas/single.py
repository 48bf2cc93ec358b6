"""Constants of the normal distribution in float32."""

HALF_LOG_2PI = 0.9189385332046727
LARGEST_POWER = 2.0**126
