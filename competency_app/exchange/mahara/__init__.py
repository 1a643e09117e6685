"""SmartEvidence frameworks of Mahara (`.matrix`), in and out."""
