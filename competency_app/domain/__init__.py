"""Rules of the field as pure functions on frozen values: no files, no database, no Qt, no translated text."""
