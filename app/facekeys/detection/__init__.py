"""Finding faces with Viola-Jones."""
