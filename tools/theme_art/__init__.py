"""The art of the themes: motifs drawn once, composed into a frame, a cover and a strip for each theme."""
