"""Framework packages shipped with the program: one folder of JSON files each, no code."""
