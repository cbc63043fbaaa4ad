"""Writing pictures and video files."""
