"""Data package: themes, icons, fonts, translations and samples, read only through `competency_app.data`."""
