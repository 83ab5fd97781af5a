"""Guides as their authors write them: YAML with Markdown inside, read once a process and checked against what exists."""
