"""Everything Keras, and nothing else."""
