"""Filter packs as files to pass on: read, checked, installed, exported and begun."""
