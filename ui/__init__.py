"""The window: everything that touches Qt. Nothing below this package imports it."""
