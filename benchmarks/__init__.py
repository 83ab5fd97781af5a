"""What the toolkit is measured with."""
