"""Addresses that no page may be given: over a hundred forms of files, hosts, data and names that are nearly an asset's."""

from __future__ import annotations

FILES = (
    "file:///etc/passwd", "file:/etc/passwd", "file:etc/passwd", "file://localhost/etc/passwd", "FILE:///etc/passwd",
    "FiLe:///etc/passwd", "file:///etc/./passwd", "file:///etc/../etc/passwd", "file:///%65tc/passwd",
    "file:////etc/passwd",
    "file://127.0.0.1/etc/passwd", "file:///proc/self/environ", "file:///dev/zero", "file:///C:/Windows/win.ini",
    "file:///etc/passwd#x", "file:///etc/passwd?x", " file:///etc/passwd", "\tfile:///etc/passwd", "file:///etc/passwd\n",
    "fi\nle:///etc/passwd", "file\u200b:///etc/passwd", "\u202efile:///etc/passwd", "/etc/passwd", "//etc/passwd",
    "./pyproject.toml", "../pyproject.toml", "../../../../etc/passwd", "pyproject.toml", "etc/passwd", "~/.profile",
    "C:\\Windows\\win.ini", "C:/Windows/win.ini", "\\etc\\passwd", "\\\\example.org\\share\\x", "/dev/zero", "/dev/stdin",
)  # fmt: skip
HOSTS = (
    "http://127.0.0.1:9/x", "http://localhost:9/", "http://[::1]:9/", "http://0/", "http://0x7f000001/",
    "http://2130706433/",
    "http://0177.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:169.254.169.254]/",
    "https://example.org/",
    "HTTPS://EXAMPLE.ORG/", "http:example.org", "http:/example.org", "http:///example.org", "http:\\\\example.org",
    "//example.org/x.png", "///example.org/x.png", "\\\\example.org", "/\\example.org", "http://user:word@example.org/",
    "http://example.org@127.0.0.1:9/", "http://example.org:99999/", "http://ex\u0430mple.org/", "http://xn--e1afmkfd/",
    "http://example。org/", "ftp://example.org/x", "ftps://example.org/", "sftp://example.org/",
    "gopher://example.org:70/x",
    "dict://127.0.0.1:11/", "ldap://127.0.0.1/", "tftp://127.0.0.1/x", "smb://example.org/x", "nfs://example.org/x",
    "ws://127.0.0.1:9/", "wss://example.org/", "telnet://127.0.0.1/", "ssh://127.0.0.1/", "git://example.org/x",
    "rtsp://example.org/", "mailto:name@example.org", "tel:01632960001", "sms:01632960001", "news:x", "urn:isbn:0",
    "cid:x",
    "mid:x", "jar:file:///etc/passwd!/", "netdoc:///etc/passwd", "phar:///etc/passwd",
    "php://filter/resource=/etc/passwd",
    "zip:///etc/passwd", "view-source:http://example.org/", "chrome://settings", "about:blank", "res://x",
)  # fmt: skip
DATA = (
    "data:text/plain,x", "data:,x", "data:text/html,<script>alert(1)</script>", "data:image/svg+xml,<svg/>",
    "data:image/svg+xml;base64,PHN2Zy8+", "DATA:text/plain,x", "data:image/png;base64,AAAA", "data:text/css,*{color:red}",
    "data:application/pdf,x", "data:text/plain;charset=utf-7,x", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)", "vbscript:x", "blob:http://example.org/x", "filesystem:http://example.org/x",
)  # fmt: skip
NEARLY_AN_ASSET = (
    "asset:picture/../../pyproject", "asset:picture/..%2F..%2Fpyproject", "asset:picture/home.svg", "asset:picture/HOME",
    "asset:picture/home\n", "asset:picture/home\x00", "asset:picture/home/", "asset:picture//home",
    "asset:picture/./home",
    "asset:picture/", "asset:picture/home?x", "asset:picture/home#x", "asset:picture/nowhere", "asset:case-picture/0",
    "asset:styles/base.css", "asset:fonts/fonts.conf", "ASSET:picture/home", " asset:picture/home", "asset:picture/home ",
    "asset:/picture/home", "asset://picture/home", "asset:///picture/home", "asset:picture\\home", "asset:picture/h%6fme",
    "asset:picture/png/home", "asset:people/0", "asset:brand/0", "asset:brand/../brand.yaml", "asset:", "asset",
    "asset:x",
    "asset:picture/hom\u0435", "asset:picture/ｈｏｍｅ", "asset:picture/home\u200b", "assets:picture/home",
    "data:asset:picture/home", "", " ", "#", "#x", "?", "?x", ".", "..", "/", "//", ":", "\x00", "x" * 5000,
)  # fmt: skip
EVERY = (*FILES, *HOSTS, *DATA, *NEARLY_AN_ASSET)
