"""Everything kept in a profile file: tables, sessions, queries. Functions answer with domain values, never ORM objects."""
