"""Paper: a report's content becomes blocks, blocks become pages (PDF) or one structured page (HTML)."""
