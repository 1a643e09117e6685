"""Spreadsheets as frameworks: workbooks and delimited text in, guided by a mapping, and out again."""
