import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Ends while esbuild waits for answers of this process, those to its signs of life among them: one comes each second. */
const ENDS_EARLY = `
  import { guardedBuild } from "./grader/grade/compile/service.ts";
  const waits = { name: "waits", setup: (build) => build.onResolve({ filter: /./ }, () => {
    setTimeout(() => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
      process.exit();
    }, 20);
    return new Promise(() => {});
  }) };
  void guardedBuild({ stdin: { contents: 'import "x"' }, bundle: true, write: false, logLevel: "silent", plugins: [waits] });
`;

test.skipIf(process.platform !== "linux")(
  "a program that ends while something is compiled leaves nothing on the terminal",
  async () => {
    const node = ["--import", "tsx", "--input-type=module", "--eval", ENDS_EARLY];
    // It waits for all that writes to the same terminal, esbuild's process among it.
    const { stderr } = await promisify(execFile)(process.execPath, node, { cwd: root });
    expect(stderr).toBe("");
  },
);
