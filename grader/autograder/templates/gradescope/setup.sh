#!/usr/bin/env bash
# Run once, when Gradescope builds the image: Node and the grader's packages. Nothing of a student's is there yet.
set -euo pipefail
root=${AUTOGRADER_ROOT:-/autograder}

has_node() {
  command -v node >/dev/null && node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

if ! has_node; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  apt-get install -y --no-install-recommends ca-certificates curl gnupg
  curl -fsSL https://deb.nodesource.com/setup_@nodeMajor@.x | bash -
  apt-get install -y --no-install-recommends nodejs
fi

cd "$root/source"
npm ci --omit=dev
