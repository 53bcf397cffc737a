"""The suite is a package, so that `tests.load` and the room `load` are two names."""
