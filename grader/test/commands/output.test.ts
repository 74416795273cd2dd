import { mkdir, readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readScene } from "../../picture/link.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

// A saved report, so that nothing has to be graded; `grade` writes its reports through the same door.
const saved = join(import.meta.dirname, "../fixtures/reports/many-faults.json");
const report = (...args: string[]) => run(["report", saved, ...args]);

describe("standard output", () => {
  test("gets text when nothing is asked for, and nothing but what is asked for", async () => {
    const text = (await report()).out;
    expect(text).toBe((await report("--reporter", "text")).out);
    const json = (await report("--reporter", "json")).out;
    expect(JSON.parse(json)).toMatchObject({ schemaVersion: 1 });
    expect((await report("--reporter", "json", "--reporter", "text", "-r", "json")).out).toBe(json + text);
  });

  test("is coloured for a terminal only, and a file never is", async () => {
    const folder = await folderWith({});
    const onTerminal = await run(["report", saved], { color: true });
    expect(onTerminal.out).toContain("\u001b[");
    expect((await report()).out).not.toContain("\u001b[");
    await run(["report", saved, "--output", join(folder, "report.txt")], { color: true, width: 120 });
    expect(await readFile(join(folder, "report.txt"), "utf8")).toBe((await report()).out);
  });
});

describe("--output", () => {
  test("names a file, and the folders above it are made", async () => {
    const folder = await folderWith({ "a/report.html": "an old one" });
    for (const path of ["a/report.html", "b/c/report.html"]) {
      expect(await report("--reporter", "html", "--output", join(folder, path))).toEqual({
        status: 0,
        out: "",
        err: "",
      });
      expect(await readFile(join(folder, path), "utf8")).toMatch(/^<!doctype html>[^]*<\/html>\n?$/i);
    }
    expect(await readdir(join(folder, "a")), "leaves nothing beside it but what it links to").toEqual([
      "report.html",
      "visualizer.html",
    ]);
  });

  test("names a folder when it is one, ends in a slash, or has to hold several reports", async () => {
    const folder = await folderWith({});
    await mkdir(join(folder, "there"));
    await report("--output", join(folder, "there"));
    await report("--output", join(folder, "slash/"));
    await report(
      "-r",
      "json",
      "-r",
      "junit",
      "-r",
      "gradescope",
      "-r",
      "markdown",
      "--output",
      join(folder, "several"),
    );
    const { submission } = JSON.parse(await readFile(saved, "utf8")) as { submission: string };
    expect(await readdir(join(folder, "there"))).toEqual([`${submission}.txt`]);
    expect(await readdir(join(folder, "slash"))).toEqual([`${submission}.txt`]);
    expect(await readdir(join(folder, "several"))).toEqual(
      [".gradescope.json", ".json", ".md", ".xml"].map((ending) => submission + ending),
    );
  });

  test("keeps a submission's name from leading anywhere else", async () => {
    const text = await readFile(saved, "utf8");
    const folder = await folderWith({
      "report.json": JSON.stringify({ ...JSON.parse(text), submission: "../../a b/.." }),
    });
    await run(["report", join(folder, "report.json"), "--output", join(folder, "out/")]);
    expect(await readdir(join(folder, "out"))).toEqual(["__.._a_b_...txt"]);
  });

  test("keeps a long name in any script within what file systems take", async () => {
    const text = await readFile(saved, "utf8");
    const folder = await folderWith({
      "report.json": JSON.stringify({ ...JSON.parse(text), submission: "日".repeat(85) }),
    });
    await run(["report", join(folder, "report.json"), "-r", "gradescope", "--output", join(folder, "out/")]);
    expect(await readdir(join(folder, "out"))).toEqual([`${"日".repeat(66)}.gradescope.json`]);
  });

  test("writes to a device without replacing it", async () => {
    expect(await report("--output", "/dev/null")).toEqual({ status: 0, out: "", err: "" });
    expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
  });

  test.each([
    [
      "a file where a folder should be",
      (folder: string) => join(folder, "file/report.txt"),
      "a part of the path is a file",
    ],
    ["a folder that nobody can make", () => "/proc/nowhere/report.txt", "its folder cannot be made"],
    ["a full disk", () => "/dev/full", "the disk is full"],
    ["too long a name", (folder: string) => join(folder, "x".repeat(300)), "the name is too long"],
    ["no path at all", () => "", "--output needs the path of a file or folder"],
  ])("cannot be %s", async (_, path, reason) => {
    const folder = await folderWith({ file: "" });
    const { status, out, err } = await report("--output", path(folder));
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^alloclab: [^\n]+\.\n$/);
    expect(err).toContain(reason);
    expect(await readdir(folder), "leaves nothing half-written").toEqual(["file"]);
  });
});

describe("the visualizer", () => {
  // The traces of the other report name no class, as if they had been written by hand.
  const replayable = join(import.meta.dirname, "../fixtures/reports/broken-links.json");
  const report = (...args: string[]) => run(["report", replayable, ...args]);
  const links = (page: string) => [...page.matchAll(/ href="([^"#]*)(#v=[^"]*)"/g)];

  test("stands beside a page, and each failed check with calls to replay links to it", async () => {
    const folder = await folderWith({});
    await report("-r", "html", "--output", join(folder, "ada.html"));
    const page = await readFile(join(folder, "ada.html"), "utf8");
    expect(links(page).length).toBeGreaterThan(2);
    for (const [, file, link = ""] of links(page)) {
      expect(file).toBe("visualizer.html");
      expect(readScene(link.replaceAll("&amp;", "&"))).toMatchObject({ scene: { assignment: "first-fit" } });
    }
    expect(await readFile(join(folder, "visualizer.html"), "utf8")).toContain("<title>alloclab visualizer</title>");
  });

  test("is written once, and anew where an older one stands", async () => {
    const folder = await folderWith({ "old/visualizer.html": "<title>alloclab visualizer</title> of an older kit" });
    const [place, old] = [join(folder, "visualizer.html"), join(folder, "old/visualizer.html")];
    await report("-r", "html", "--output", join(folder, "ada.html"));
    const { mtimeMs } = await stat(place);
    await report("-r", "html", "--output", join(folder, "bob.html"));
    expect((await stat(place)).mtimeMs).toBe(mtimeMs);
    await report("-r", "html", "--output", join(folder, "old/ada.html"));
    expect(await readFile(old, "utf8")).toBe(await readFile(place, "utf8"));
  });

  test("never takes the place of somebody's own file, and then nothing links to it", async () => {
    const folder = await folderWith({ "visualizer.html": "mine" });
    await report("-r", "html", "--output", join(folder, "ada.html"));
    expect(await readFile(join(folder, "visualizer.html"), "utf8")).toBe("mine");
    expect(links(await readFile(join(folder, "ada.html"), "utf8"))).toEqual([]);
    const other = await folderWith({});
    await report("-r", "html", "--output", join(other, "visualizer.html"));
    expect(await readdir(other)).toEqual(["visualizer.html"]);
    expect(await readFile(join(other, "visualizer.html"), "utf8")).not.toContain("<title>alloclab visualizer");
  });

  test("is left out on standard output, of forms that are no page, and where nothing can be replayed", async () => {
    const folder = await folderWith({});
    expect(links((await report("-r", "html")).out)).toEqual([]);
    await report("-r", "markdown", "-r", "json", "--output", join(folder, "forms/"));
    expect((await readdir(join(folder, "forms"))).filter((name) => name.includes("visualizer"))).toEqual([]);
    const full = join(import.meta.dirname, "../fixtures/reports/full-marks.json");
    await run(["report", full, "-r", "html", "--output", join(folder, "full/full.html")]);
    expect(await readdir(join(folder, "full"))).toEqual(["full.html"]);
  });

  test("is linked to by a student's report for visible checks only", async () => {
    const folder = await folderWith({});
    const count = async (audience: string) => {
      await report("-r", "html", "--audience", audience, "--output", join(folder, `${audience}.html`));
      return links(await readFile(join(folder, `${audience}.html`), "utf8")).length;
    };
    expect(await count("student")).toBeGreaterThan(0);
    expect(await count("student")).toBeLessThan(await count("instructor"));
  });
});
