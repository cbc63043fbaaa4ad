"""What works on a machine, what does not, and what mends it."""
