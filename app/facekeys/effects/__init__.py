"""What is more than a picture on a face: covering, warping, swapping, colouring."""
