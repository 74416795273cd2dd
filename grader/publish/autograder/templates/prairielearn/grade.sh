#!/usr/bin/env bash
# Run by PrairieLearn for each submission, without a network. Always ends with 0 and with results: anything else would
# be a failed job. A student's code is only ever run inside QuickJS; nothing of it is started as a program.
set -u
root=${GRADE_ROOT:-/grade}
packages=${ALLOCLAB_PACKAGES:-/alloclab/node_modules}
results=$root/results/results.json

work=$(mktemp -d)
mkdir -p "$root/results"
cp -R "$root/tests/kit/." "$work"
ln -s "$packages" "$work/node_modules"

node "$work/grader/bin.js" autograde "$root/student" --for prairielearn @gradeOptions@ --output "$results"
status=$?
rm -rf "$work"

if [ "$status" -ne 0 ] && [ "$status" -ne 70 ] || [ ! -s "$results" ]; then
  printf '{"gradable": false, "format_errors": ["The grader itself went wrong (status %s). No attempt is lost over it; please tell your instructor."]}\n' \
    "$status" >"$results.part"
  mv "$results.part" "$results"
fi
exit 0
