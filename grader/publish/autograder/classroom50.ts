import { sorted, textFile } from "./kit.js";
import { zipped } from "../../disk/zip.js";
import { type MakeAutograder, template } from "./platform.js";

/**
 * Classroom 50: `autograder.py` with the kit beside it, for the folder of the assignment's autograder. That folder is
 * published on the web, so the hidden checks are better left out.
 */
export const classroom50: MakeAutograder = async ({ kit, gradeOptions, nodeMajor, hiddenChecks }) => ({
  files: sorted([
    await template("classroom50/autograder.py", "autograder.py", { gradeOptions }),
    { path: "kit.zip", data: await zipped(kit), isExecutable: false },
    textFile("runtime.json", `${JSON.stringify({ "runs-on": "ubuntu-latest", node: String(nodeMajor) }, null, 2)}\n`),
  ]),
  next: [
    "Copy autograder.py and kit.zip into CLASSROOM/autograders/ASSIGNMENT/ of your classroom50 repository.",
    "Give the assignment the runtime of runtime.json, which has Node in it.",
    ...(hiddenChecks === "left-out" ? [] : ["The hidden checks are in it, and Classroom 50 publishes it on the web."]),
  ],
});
