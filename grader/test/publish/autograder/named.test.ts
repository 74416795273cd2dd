/** What an instructor has named goes along with an autograder as far as students are told. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../../grade/load/config.js";
import { settingsFiles, withSettings } from "../../../publish/autograder/settings.js";
import { exercise } from "../../support/exercise.js";
import { folderWith } from "../../support/folder.js";

test("sentences for students are packed, without names and reasons, and read back", async () => {
  const mistakes = {
    "shares-its-pool": { fingerprint: "abcde", told: "keeps one memory for all", why: "A list outside." },
    "for-us-alone": { fingerprint: "fghij" },
  };
  const folder = await folderWith({ "names.json": JSON.stringify({ mistakes }) });
  const [packed] = await settingsFiles(await loadConfig(join(folder, "names.json"), exercise, folder));
  const text = Buffer.from(packed?.data ?? "").toString();
  expect(text).not.toMatch(/shares-its-pool|outside|for-us-alone|fghij/);
  const { named } = await withSettings(exercise, await folderWith({ [packed?.path ?? ""]: text }));
  expect(named).toMatchObject([{ fingerprints: ["abcde"], told: "keeps one memory for all" }]);
});
