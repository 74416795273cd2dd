/** Bringing along what was written for the exercise before, and replacing nothing of the student's. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bringAlong } from "../../../student/watch/bring.js";
import { folderWith } from "../../support/folder.js";

const FIRST = "exercises/01-first-fit";
const BEST = "exercises/02-best-fit";
const best = {
  folder: "02-best-fit",
  title: "Best fit",
  takes: { "first-fit": ["free.ts", "merge.ts", "errors.ts"] },
  studentFiles: ["allocate.ts", "free.ts", "merge.ts"],
  wholeFile: "memory-allocator.ts",
};

/** A handout of both: as handed out, but for these files. */
function handout(changed: Record<string, string>): Promise<string> {
  const names = ["allocate.ts", "free.ts", "merge.ts", "errors.ts"];
  const all = [FIRST, BEST].flatMap((folder) =>
    names.flatMap((name) => [`${folder}/${name}`, `${folder}/.original/${name}`].map((path) => [path, "TODO\n"])),
  );
  return folderWith({ ...(Object.fromEntries(all) as Record<string, string>), ...changed });
}

const read = (root: string, path: string): Promise<string> => readFile(join(root, path), "utf8");

test("what was written before is brought into files that are as handed out", async () => {
  const root = await handout({ [`${FIRST}/free.ts`]: "mine\n", [`${FIRST}/allocate.ts`]: "first\n" });
  expect(await bringAlong(root, best)).toBe(
    "Brought along from exercises/01-first-fit: free.ts. Not written there yet: merge.ts.",
  );
  expect(await read(root, `${BEST}/free.ts`)).toBe("mine\n");
  expect(await read(root, `${BEST}/merge.ts`)).toBe("TODO\n");
  expect(await read(root, `${BEST}/allocate.ts`)).toBe("TODO\n");
});

test("what is written here stays, and a given file is never one of the student's", async () => {
  const mine = { [`${FIRST}/free.ts`]: "old\n", [`${BEST}/free.ts`]: "new\n", [`${FIRST}/errors.ts`]: "changed\n" };
  const root = await handout({ ...mine, [`${FIRST}/merge.ts`]: "merge\n" });
  expect(await bringAlong(root, best)).toBe(
    "Brought along from exercises/01-first-fit: merge.ts. Yours here, and kept: free.ts.",
  );
  expect(await read(root, `${BEST}/free.ts`)).toBe("new\n");
  expect(await read(root, `${BEST}/errors.ts`)).toBe("TODO\n");
  expect(await bringAlong(root, best)).toBe("Nothing was replaced. Yours here, and kept: free.ts, merge.ts.");
});

test("nothing is touched where nobody knows what was handed out", async () => {
  const root = await folderWith({ [`${FIRST}/free.ts`]: "mine\n", [`${BEST}/free.ts`]: "perhaps mine, too\n" });
  expect(await bringAlong(root, { ...best, takes: { "first-fit": ["free.ts"] } })).toContain("kept: free.ts");
  expect(await read(root, `${BEST}/free.ts`)).toBe("perhaps mine, too\n");
});

test("there may be nothing to bring", async () => {
  const root = await handout({});
  expect(await bringAlong(root, best)).toBe(
    "Nothing to bring along: you have written none of it in exercises/01-first-fit.",
  );
  expect(await bringAlong(root, { ...best, takes: { "first-fit": ["errors.ts"] } })).toBe(
    "Nothing to bring along: what Best fit takes from exercises/01-first-fit is given, and here already.",
  );
  expect(await bringAlong(root, { ...best, takes: {} })).toBe("Best fit goes on from no other exercise's files.");
  expect(await bringAlong(await folderWith({ [`${BEST}/free.ts`]: "" }), best)).toMatch(
    /^Not all was brought along\. /,
  );
});
