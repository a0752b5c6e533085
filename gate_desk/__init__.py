"""Gate Desk: the gate post of a compound that several agencies guard together."""

__version__ = "0.1.0"
