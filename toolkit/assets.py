"""Where the project's own files are. The only files that the toolkit ever opens besides a case's folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDES = ROOT / "guides"
TEMPLATES = ROOT / "templates"
ASSETS = ROOT / "assets"
STYLES = ASSETS / "styles"
PICTURES = ASSETS / "pictures"
FONTS = ASSETS / "fonts"
LOCALES = ROOT / "locales"
BRAND = ROOT / "brand" / "brand.yaml"
