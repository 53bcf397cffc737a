"""A second series of papers, of other bodies than the samples': so that `compare` is not shaped to the first.

A fire authority with a BRAG legend, a police authority with two committees, and a council's log with references. What
happens is scripted in `brackenshire`, `wyvern` and `stonebridge`; `expected` tells by the script alone what `compare`
must say between any two papers.
"""
