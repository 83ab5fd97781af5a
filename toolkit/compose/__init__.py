"""Compose: a guide and a reader's view in, a document tree out. The one place where words and facts meet."""
