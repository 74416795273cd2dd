/** The page that the reports of a class link to: the course's own, since only an assignment with a playground has one. */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readScene } from "../../picture/link.js";
import { smallCourse, SOURCES, written } from "../support/class.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const wrong = join(import.meta.dirname, "../fixtures/submissions/01-first-fit/wrong");
const source = (name: string): Promise<string> => readFile(join(wrong, `${name}.ts`), "utf8");

test("stands once in the output, whole or joined of parts, and a run that goes on keeps it", async () => {
  const folder = await folderWith({
    "in/ada.ts": await source("fragmentation--forgets-to-link-back"),
    "in/bob.ts": await source("merges--only-with-the-next"),
  });
  const at = (name: string): string => join(folder, name);
  const grade = (output: string, ...more: string[]) =>
    run(["class", at("in"), "-o", at(output), "--audience", "student", ...more]);
  for (const part of ["1", "2"]) {
    // Ends with 1 if anything in a report told of hidden checks, the links included.
    expect(await grade(part, "--shard", `${part}/2`)).toMatchObject({ status: 0 });
  }
  expect(await run(["merge", at("1"), at("2"), "-o", at("out")])).toMatchObject({ status: 0 });

  const files = await written(at("out"));
  const page = files["visualizer.html"] ?? "";
  expect(page).toContain("<title>alloclab visualizer</title>");
  expect(page).toBe((await written(at("1")))["visualizer.html"]);
  for (const name of ["ada", "bob"]) {
    const report = files[join("reports", `${name}.html`)] ?? "";
    const links = [...report.matchAll(/ href="\.\.\/visualizer\.html(#v=[^"]*)"/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, link = ""] of links) {
      expect(readScene(link.replaceAll("&amp;", "&"))).toMatchObject({ scene: { assignment: "first-fit" } });
    }
  }

  await rm(join(at("out"), "visualizer.html"));
  expect((await grade("out")).out).toContain("0 graded, 2 taken over");
  expect(await written(at("out"))).toEqual(files);
});

test("is left out where the assignment cannot be played with", async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({ "in/ada.ts": SOURCES.careless });
  await run(["class", join(folder, "in"), "-o", join(folder, "out")], { courseRoot });
  const files = await written(join(folder, "out"));
  expect(Object.keys(files)).not.toContain("visualizer.html");
  expect(files[join("reports", "ada.html")]).not.toContain("visualizer");
});
