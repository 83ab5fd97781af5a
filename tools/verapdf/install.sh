#!/usr/bin/env bash
# Sets up veraPDF, the checker that the accessibility tests ask, in .tools/verapdf. Runs again only when pom.xml or
# this file is newer than what is there.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
target="$(cd "$here/../.." && pwd)/.tools/verapdf"

if [ "$target/ready" -nt "$here/pom.xml" ] && [ "$target/ready" -nt "$here/install.sh" ]; then
    exit 0
fi
if ! command -v java >/dev/null; then
    echo "veraPDF runs on Java. Please install a Java runtime (Debian, Ubuntu: apt-get install default-jre-headless)." >&2
    exit 1
fi
if ! command -v mvn >/dev/null; then
    echo "veraPDF is fetched by Maven. Please install it (Debian, Ubuntu: apt-get install maven)." >&2
    exit 1
fi

rm -rf "$target"
mkdir -p "$target/jars"
log="$target/install.log"
if ! mvn --batch-mode --file "$here/pom.xml" dependency:copy-dependencies \
    -DincludeScope=runtime "-DoutputDirectory=$target/jars" >"$log" 2>&1; then
    grep '^\[ERROR\]' "$log" | head -n 5 >&2 || true
    echo "Maven could not fetch veraPDF. The whole of what it said is in $log" >&2
    exit 1
fi
touch "$target/ready"
