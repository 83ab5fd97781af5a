"""What an author is told: one small rule a function, every complaint with its place and a remedy."""
