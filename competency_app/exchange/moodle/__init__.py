"""Competency frameworks of Moodle (CSV), in and out."""
