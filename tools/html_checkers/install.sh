#!/usr/bin/env bash
# Sets up what judges the HTML pages, in .tools/html_checkers: axe-core and the Nu HTML checker from npm, and Chromium, the
# browser that the pages are opened in, from the system's packages. Runs again only when something here is newer.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
target="$(cd "$here/../.." && pwd)/.tools/html_checkers"

has_browser() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }

if ! has_browser; then
    if ! command -v apt-get >/dev/null; then
        echo "The tests open pages in Chromium. Please install it with your system's package manager." >&2
        exit 1
    fi
    echo "Installing Chromium, the browser that the tests open pages in"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi
if [ "$target/ready" -nt "$here/package-lock.json" ] && [ "$target/ready" -nt "$here/install.sh" ]; then
    exit 0
fi
for program in npm java; do
    if ! command -v "$program" >/dev/null; then
        echo "The checkers of HTML need $program. Please install it (Debian, Ubuntu: apt-get install npm default-jre-headless)." >&2
        exit 1
    fi
done

rm -rf "$target"
mkdir -p "$target"
cp "$here/package.json" "$here/package-lock.json" "$target"
# What a package would run on being installed is not run: each of the two is its files and nothing else.
if ! (cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$target/install.log" 2>&1; then
    echo "npm could not fetch the checkers of HTML. The whole of what it said is in $target/install.log" >&2
    exit 1
fi
touch "$target/ready"
