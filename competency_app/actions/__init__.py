"""Verbs and reads of the program as plain functions: the window, the command line and tests call the same ones."""
