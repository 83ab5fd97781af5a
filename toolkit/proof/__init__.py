"""What is proven of a finished file: each check reads it as a stranger would, and compares it with the document's tree."""
