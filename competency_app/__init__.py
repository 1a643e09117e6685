"""The program's core: rules, data file, reports and commands, without a window."""

__version__ = "0.1.0"
