"""The user's settings: what there is to set, and the file that keeps it."""
