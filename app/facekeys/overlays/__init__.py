"""Filter packs: manifest, library, placement and drawing."""
