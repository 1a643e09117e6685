"""The data supplement of DigComp 3.0, in: the same content as JSON or as a workbook."""
