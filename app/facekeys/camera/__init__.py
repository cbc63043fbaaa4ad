"""Frame sources: webcams, video files, pictures and the demo clip."""
