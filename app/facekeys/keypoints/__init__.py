"""Key-points of faces: schemes, 96x96 crops, and the CNN behind LiteRT."""
