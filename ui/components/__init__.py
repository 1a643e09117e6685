"""Compositions that several pages share: larger than a widget, smaller than a page."""
