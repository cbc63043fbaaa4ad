"""Keys that work whatever window has the focus: one file for each system."""
