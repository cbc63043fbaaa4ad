"""Other face trackers, each in a process of its own, asked frame by frame.

A process of its own, because MediaPipe wants other versions of NumPy and protobuf than
FaceKeys, and because no tracker's threads then disturb another's. FaceKeys runs in the
same way, so that nobody is at an advantage.
"""
