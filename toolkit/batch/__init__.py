"""Many cases at once: what is to be built and why, warm processes that build it, and a report of what came of it."""
