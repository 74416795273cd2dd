import { describe, expect, test } from "vitest";
import { UsageError } from "../../model/errors.js";
import { json } from "../../report/json.js";
import { parseReport, reportJsonSchema } from "../../report/schema.js";
import { names, saved, source } from "./fixtures.js";

const message = (source: string): string => {
  try {
    parseReport(source, "ada.json");
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  throw new Error("It was read as a report.");
};

describe("reading a report", () => {
  test.each(names)("keeps every field: %s", (name) => {
    expect(saved(name)).toEqual(JSON.parse(source(name)));
  });

  test("passes over a byte order mark and fields that it does not know", () => {
    const more = { ...saved("full-marks"), courseYear: 3 };
    expect(parseReport(`\ufeff${JSON.stringify(more)}`, "ada.json")).toEqual(saved("full-marks"));
  });

  test.each([
    ["", "`ada.json` is not JSON; give a report that was written by `--reporter json`."],
    ["{", "`ada.json` is not JSON; give a report that was written by `--reporter json`."],
    ["null", "`ada.json` is JSON, but not a report; give one that was written by `--reporter json`."],
    ["[]", "`ada.json` is JSON, but not a report; give one that was written by `--reporter json`."],
    ['{"name":"pkg"}', "`ada.json` is JSON, but not a report; give one that was written by `--reporter json`."],
    [
      '{"schemaVersion":2,"stages":[]}',
      "`ada.json` is a report of version 2, and this alloclab reads up to 1; use a newer alloclab.",
    ],
    ['{"schemaVersion":0,"stages":[]}', "`ada.json` is a report of version 0, which no alloclab has written."],
    ['{"schemaVersion":"1","stages":[]}', '`ada.json` is a report of version "1", which no alloclab has written.'],
  ])("refuses %j in one clear line", (source, expected) => {
    expect(message(source)).toBe(expected);
  });

  test("names the first field that is wrong", () => {
    const report = saved("full-marks") as unknown as { stages: { checks: { score: unknown }[] }[] };
    report.stages[0]!.checks[2]!.score = "three";
    const said = message(JSON.stringify(report));
    expect(said).toContain("`stages[0].checks[2].score`");
    expect(said).not.toContain("\n");
  });
});

describe("the report as JSON", () => {
  test.each(names)("is read back as it was: %s", (name) => {
    expect(parseReport(json(saved(name)), "ada.json")).toEqual(saved(name));
  });

  test("has its keys in one order, however the report was put together", () => {
    const report = saved("many-faults");
    const reversed = Object.fromEntries(Object.entries(report).reverse()) as unknown as typeof report;
    expect(json(reversed)).toBe(json(report));
    expect(Object.keys(JSON.parse(json(reversed)) as object).slice(0, 4)).toEqual([
      "schemaVersion",
      "submission",
      "assignment",
      "title",
    ]);
  });

  test("keeps the arguments of a call in the order in which they were given", () => {
    const steps = saved("many-faults").stages[3]!.checks[1]!.trace!;
    const written = JSON.parse(json(saved("many-faults"))) as ReturnType<typeof saved>;
    const step = written.stages[3]!.checks[1]!.trace!.at(-1)!;
    expect(
      Object.keys(step).filter((key) => key in steps.at(-1)! && !["op", "expected", "actual", "memory"].includes(key)),
    ).toEqual(["address", "size"]);
  });

  test("ends in a line break and is indented by two", () => {
    expect(json(saved("full-marks"))).toMatch(/^\{\n {2}"schemaVersion": 1,\n[^]*\n\}\n$/);
  });
});

// To write it anew: npx vitest run grader/test/report/schema.test.ts -u
test("the JSON Schema in the docs is the one that reports are held against", async () => {
  const schema = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot("../../../docs/report.schema.json");
});
