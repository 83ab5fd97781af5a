"""A child's case: its shape, its rules of the road, and what each reader may know of it."""
