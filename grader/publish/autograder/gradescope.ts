import { NPM, nodeRelease } from "./node-releases.js";
import { type MakeAutograder, template } from "./platform.js";
import { sorted } from "./kit.js";

/**
 * Gradescope: a zip with `setup.sh` and `run_autograder` at its root, and the kit beside them. It is unpacked into
 * `/autograder/source`.
 */
export const gradescope: MakeAutograder = async ({ kit, nodeMajor, gradeOptions }) => {
  const { version, x86_64, aarch64 } = nodeRelease(nodeMajor);
  const node = { nodeVersion: version, sumIntel: x86_64, sumArm: aarch64 };
  const values = { ...node, npmVersion: NPM.version, npmSum: NPM.sha512, gradeOptions };
  const scripts = await Promise.all(
    ["setup.sh", "run_autograder"].map((name) => template(`gradescope/${name}`, name, values, true)),
  );
  return {
    files: sorted([...kit, ...scripts]),
    next: ["Upload it under Configure Autograder, then test it there with a submission that you know the score of."],
  };
};
