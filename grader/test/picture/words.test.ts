/** Words of memory as text. */
import picocolors from "picocolors";
import { expect, test } from "vitest";
import type { Word } from "#kit/check/picture";
import { drawText } from "../../picture/registry.js";

test("bytes that are wrong have their signs below them", () => {
  const words = Array.from({ length: 20 }, (_, address): Word => {
    return { address, value: address, ...([4, 5, 18].includes(address) ? { tone: "wrong" } : {}) };
  });
  const page = { width: 80, colors: picocolors.createColors(false) };
  expect(drawText([{ caption: "As it is now", picture: { kind: "words", as: "bytes", words } }], page)).toEqual([
    "As it is now:",
    " 0  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f",
    "                ✗  ✗",
    "16  10 11 12 13",
    "          ✗",
  ]);
});
