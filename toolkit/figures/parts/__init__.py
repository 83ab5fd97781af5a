"""The parts that people are drawn from: each function gives the fragment of one part, or nothing where it is not worn."""
