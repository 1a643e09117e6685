"""Everything kept in a profile file: tables, sessions, queries. Answers are domain values, never ORM objects."""
