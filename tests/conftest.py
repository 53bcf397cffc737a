"""Settings of all tests."""

from hypothesis import settings

# machines that run tests are busy ones: a slow example is no fault, and clocks are never asserted on
settings.register_profile("ragw", deadline=None)
settings.load_profile("ragw")
