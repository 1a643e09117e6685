"""Frameworks: reading packages strictly, checking what authors wrote, and those shipped with the program."""
