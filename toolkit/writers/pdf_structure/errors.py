"""The one error of this package: a page that cannot become accessible PDF, and what would be right."""


class PdfStructureError(Exception):
    """A template or the engine is at fault, never a case. The message is a sentence with its remedy."""
