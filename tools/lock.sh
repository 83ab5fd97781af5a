#!/usr/bin/env bash
# Writes the lock files anew from pyproject.toml, every version pinned with its hashes. Needs uv (pip install uv).
set -euo pipefail
cd "$(dirname "$0")/.."
lock() {
    uv pip compile pyproject.toml "$@" --universal --python-version 3.11 --generate-hashes \
        --no-emit-find-links --no-emit-index-url --no-header --quiet
}
lock --output-file requirements.lock
lock --group scale --output-file requirements-scale.lock
lock --group test --output-file requirements-test.lock
lock --group bench --output-file requirements-bench.lock
