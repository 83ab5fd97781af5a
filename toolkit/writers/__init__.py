"""Writers: a document tree in, the bytes of one file out. They know nothing of cases, readers or variants."""
