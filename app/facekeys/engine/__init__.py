"""The threads around the pipeline."""
