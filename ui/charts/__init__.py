"""Charts on screen: figures painted on a pyqtgraph surface, which is imported nowhere else."""
