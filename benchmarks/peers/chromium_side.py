"""Chromium, warm: one page of one browser; the toolkit's own HTML file is put into it and printed, with tags and outline."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import sync_playwright

from toolkit.proof.browser import _chromium


class ChromiumSide:
    """Prints HTML files; closed at the end."""

    def __init__(self) -> None:
        self.playwright: Any = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        self.page = self.browser.new_page()

    def write(self, html: bytes) -> bytes:
        self.page.set_content(html.decode(), wait_until="load")
        made: bytes = self.page.pdf(format="A4", tagged=True, outline=True, prefer_css_page_size=True)
        return made

    def close(self) -> None:
        self.browser.close()
        self.playwright.stop()
