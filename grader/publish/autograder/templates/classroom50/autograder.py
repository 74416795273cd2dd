"""Grades the checkout that it is run in with the kit in kit.zip, and leaves ./result.json for Classroom 50.

Python's standard library alone. Ends with 0 when it has graded, whatever the score; anything else means that the grader
or the machine is at fault, and then there is no result. A student's code is only ever run inside QuickJS.
"""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECKOUT = Path.cwd()
RESULT = CHECKOUT / "result.json"
GRADE_OPTIONS = "@gradeOptions@".split()


def fail(message):
    print(f"::error::{message}", file=sys.stderr)
    sys.exit(1)


def prepare(kit):
    """Unpacks the kit, and gets its packages: those that are named, or else those of the registry."""
    with zipfile.ZipFile(HERE / "kit.zip") as packed:
        packed.extractall(kit)
    packages = os.environ.get("ALLOCLAB_PACKAGES")
    if packages:
        os.symlink(packages, kit / "node_modules")
        return
    npm = shutil.which("npm") or fail('there is no npm; set "node" in the runtime of the assignment')
    if subprocess.run([npm, "ci", "--omit=dev", "--no-progress"], cwd=kit, stdout=sys.stderr).returncode != 0:
        fail("the grader's packages could not be installed")


def grade(kit):
    """The grading as the kit tells it: schema, scores and tests."""
    output = kit / "result.json"
    command = ["node", str(kit / "grader" / "bin.js"), "autograde", str(CHECKOUT), "--for", "classroom50"]
    # In the kit's own folder, so that nothing of the checkout is taken for settings.
    status = subprocess.run([*command, *GRADE_OPTIONS, "--output", str(output)], cwd=kit).returncode
    if status != 0 or not output.is_file():
        fail(f"the grader itself went wrong (status {status}); no score is given")
    return json.loads(output.read_text(encoding="utf-8"))


def submitted_at():
    """When it was handed in, as the platform has it; the same when it is graded again.

    Never the time of the commit: whoever commits says what that is.
    """
    tagged = re.search(r"(\d{4}-\d\d-\d\d)T(\d\d)[-:]?(\d\d)[-:]?(\d\d)Z", os.environ["SUBMISSION_TAG"])
    if tagged:
        return "{}T{}:{}:{}Z".format(*tagged.groups())
    try:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
        return utc(datetime.datetime.fromtimestamp(int(event["repository"]["pushed_at"]), datetime.timezone.utc))
    except (KeyError, OSError, TypeError, ValueError):
        return now()


def now():
    return utc(datetime.datetime.now(datetime.timezone.utc))


def utc(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    given = os.environ
    missing = [name for name in ("CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL") if name not in given]
    if missing:
        fail(f"the runner has not set {', '.join(missing)}")
    # One that the student has committed must never be taken for ours.
    if RESULT.is_dir() and not RESULT.is_symlink():
        shutil.rmtree(RESULT)
    else:
        RESULT.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        kit = Path(folder)
        prepare(kit)
        grading = grade(kit)
    result = {
        "schema": grading["schema"],
        "classroom": given["CLASSROOM"],
        "assignment": given["ASSIGNMENT"],
        "assignment_type": given.get("ASSIGNMENT_TYPE") or "individual",
        "owner": given.get("OWNER") or given.get("USERNAME") or "",
        "submission": given["SUBMISSION_TAG"],
        "commit": given["COMMIT_URL"],
        "release": given["RELEASE_URL"],
        "review": given.get("REVIEW_URL") or given["COMMIT_URL"],
        "datetime": submitted_at(),
        "graded_at": now(),
        "score": grading["score"],
        "max-score": grading["max-score"],
        "tests": grading["tests"],
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


main()
