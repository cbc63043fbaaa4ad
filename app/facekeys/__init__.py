"""FaceKeys: the open face filter for video calls."""

__version__ = "0.1.0"
