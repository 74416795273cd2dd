#!/usr/bin/env bash
# Grades the hand-in that is named. The last line of what it prints is what Autolab reads the scores from.
# A student's code is only ever run inside QuickJS; nothing of it is started as a program.
set -u
kit=$(cd "$(dirname "$0")" && pwd)
packages=${ALLOCLAB_PACKAGES:-/opt/alloclab/node_modules}

if [ ! -e "$kit/node_modules" ]; then
  if [ -d "$packages" ]; then
    ln -s "$packages" "$kit/node_modules"
  else
    (cd "$kit" && npm ci --omit=dev --no-progress) >&2
  fi
fi

output=$(mktemp)
log=$(mktemp)
node "$kit/grader/bin.js" autograde "$1" --for autolab @gradeOptions@ --output "$output" </dev/null 2>"$log"
status=$?
# What Autolab is told is shown to students, and a fault of the grader is nothing to them.
if [ -n "${ALLOCLAB_DEBUG:-}" ]; then cat "$log" >&2; fi

# What the grader prints comes first, and nothing may come after the scores.
if [ "$status" -eq 0 ] && [ -s "$output" ]; then
  cat "$output"
else
  echo "The grader itself went wrong (status $status). No score is given; please tell your instructor."
  cat "$kit/no-scores.txt"
fi
rm -f "$output" "$log"
