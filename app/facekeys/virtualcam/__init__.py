"""Sinks that other programs see as a webcam."""
