import { describe, expect, test } from "vitest";
import { classWith, files, upload } from "./listed.js";

const path = (name: string): { source: { kind: "path"; path: string } } => ({ source: { kind: "path", path: name } });
const person = (name: string | null, id: string | null = null, email: string | null = null) => ({ id, name, email });
const two = (name: string): Record<string, string> => ({ [`${name}/a.ts`]: "", [`${name}/b.ts`]: "" });

/** As Ruby writes it, with the results of an autograder that hold what looks like metadata. */
const metadata = `---
submission_501:
  :submitters:
  - :name: Ada Sample
    :sid: '0031'
    :email: ada@example.org
  :created_at: 2026-09-01 14:22:32.365935000 -07:00
  :score: 10.0
  :status: processed
  :results:
    tests:
    - name: |-
        odd
      output: "a\\nsubmission_666:\\n  :submitters: []"
      text: |2
           submission_667:
             :submitters:

    leaderboard: []
  :history:
  - :created_at: 2026-09-01 13:00:00.000000000 -07:00
    :score: 2.5
    :results:
      tests: []
  - :created_at: 2026-09-01 12:00:00 Z
    :score:
submission_502:
  :submitters:
  - :name: Zoë Örnek
    :sid: 0042
    :email:
  - :name: 王小明
    :sid: ''
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: &1 2026-09-02 08:00:00.5 Z
    zone: Pacific Time
  :late: true
  :results: *1
submission_503:
  :submitters:
  - :name: "Null"
    :email: null
  :created_at: yesterday
submission_504:
  :submitters: []
  :created_at: 2026-09-02 09:00:00 Z
  :history:
  - :created_at: 2026-09-02 10:00:00 Z
505.pdf:
  :submitters:
  - :name: Grace Muster
`;

describe("what Gradescope exports", () => {
  test("is a folder for each submission, and what the metadata says of it", async () => {
    expect(
      await classWith({
        "submission_metadata.yml": metadata,
        ...two("submission_501"),
        "submission_502/.DS_Store": "",
        "submission_502/mine.ts": "",
        ...two("submission_504"),
        ...two("submission_999"),
        "505.pdf": "%PDF",
        ".DS_Store": "",
        "__MACOSX/._submission_metadata.yml": "",
      }),
    ).toEqual({
      layout: "gradescope",
      uploads: [
        upload("505.pdf", {
          source: { kind: "other", what: "`505.pdf` is a document, which cannot be graded." },
          students: [person("Grace Muster")],
          notes: ["`505.pdf` is a document, which cannot be graded."],
        }),
        upload("submission_501", {
          ...path("submission_501"),
          students: [person("Ada Sample", "0031", "ada@example.org")],
          submittedAt: "2026-09-01T14:22:32.365-07:00",
          otherAttempts: ["2026-09-01T13:00:00.000-07:00, 2.5 points", "2026-09-01T12:00:00Z"],
        }),
        upload("submission_502", {
          source: files({ "mine.ts": "submission_502/mine.ts" }),
          students: [person("Zoë Örnek", "0042"), person("王小明")],
          submittedAt: "2026-09-02T08:00:00.5Z",
          late: true,
        }),
        upload("submission_503", {
          source: { kind: "other", what: "The export names it, but has no folder of that name." },
          students: [person("Null")],
          notes: ["The export names it, but has no folder of that name."],
        }),
        upload("submission_504", {
          ...path("submission_504"),
          submittedAt: "2026-09-02T09:00:00Z",
          otherAttempts: ["2026-09-02T10:00:00Z"],
          doubts: [
            "A later attempt was made than the one in the export; the one in the export counts. Export it anew.",
          ],
        }),
        upload("submission_999", {
          ...path("submission_999"),
          doubts: ["It is not in `submission_metadata.yml`, so nobody knows whose it is."],
        }),
      ],
      passedOver: [
        { name: ".DS_Store", why: "its name begins with a dot" },
        { name: "__MACOSX", why: "macOS adds it to archives" },
      ],
    });
  });

  test("in a folder of its own is found there", async () => {
    const { layout, uploads } = await classWith({
      "assignment_123_export/submission_metadata.yml": "submission_1: {}\n",
      "assignment_123_export/submission_1/a.ts": "",
      "assignment_123_export/submission_1/b.ts": "",
      "assignment_123_export.zip": "",
    });
    expect([layout, uploads]).toEqual([
      "gradescope",
      [upload("submission_1", path("assignment_123_export/submission_1"))],
    ]);
  });

  test("names in the metadata are never paths", async () => {
    const { uploads } = await classWith({
      "export/submission_metadata.yml": '"../secret":\n  :submitters: []\n"submission_1/../../secret": 3\n',
      "export/submission_1/a.ts": "",
      "export/submission_1/b.ts": "",
    });
    expect(uploads.map(({ name, source }) => [name, source.kind])).toEqual([
      ["../secret", "other"],
      ["submission_1", "path"],
      ["submission_1/../../secret", "other"],
    ]);
  });

  test.each([
    ["no YAML", "submission_1: {\n", "is not the metadata of a Gradescope export; export it again"],
    ["something else", "- a\n- b\n", "is not the metadata of a Gradescope export; export it again"],
    ["too deep", "[".repeat(20_000), "export it again"],
    ["too deep in another way", "- ".repeat(20_000), "export it again"],
    ["too large", `a: ${"x".repeat(9 * 2 ** 20)}\n`, "is larger than that of any class"],
  ])("metadata that is %s leaves the folders, and says so", async (_, text, why) => {
    const { layout, uploads, passedOver } = await classWith({
      "submission_metadata.yml": text,
      ...two("submission_1"),
    });
    expect([layout, uploads]).toEqual(["gradescope", [upload("submission_1", path("submission_1"))]]);
    expect(passedOver).toEqual([
      {
        name: "submission_metadata.yml",
        why: expect.stringContaining("nobody is named, and no attempt: ") as string,
        needsLook: true,
      },
    ]);
    expect(passedOver[0]?.why).toContain(why);
  });

  test("references inside the metadata are not followed, so they cannot grow without end", async () => {
    const bomb = Array.from({ length: 30 }, (_, n) => `l${n + 1}: &l${n + 1} [*l${n}, *l${n}, *l${n}]`).join("\n");
    const { uploads } = await classWith({
      "submission_metadata.yml": `l0: &l0 x\n${bomb}\nsubmission_1:\n  :submitters: *l30\n`,
      ...two("submission_1"),
    });
    expect(uploads.find(({ name }) => name === "submission_1")).toEqual(upload("submission_1", path("submission_1")));
  });

  test("long results cost no more than to be read over", async () => {
    const results = `  :results:\n    tests:\n${"    - output: '0123456789'\n".repeat(200_000)}`;
    const { uploads } = await classWith({
      "submission_metadata.yml": `submission_1:\n  :submitters:\n  - :name: Ada\n${results}  :created_at: 2026-09-02 09:00:00 Z\n`,
      ...two("submission_1"),
    });
    expect(uploads[0]?.submittedAt).toBe("2026-09-02T09:00:00Z");
  });
});
