"""What all parts of a filter have in common, pictures and effects alike."""
