"""The document tree that every writer reads and every transform returns."""
