import { labelled, type Page, wrapped } from "../../../report/text/page.js";
import { KEYS } from "../key-help.js";
import type { Desk, Panel } from "../state.js";
import { layOut } from "./reading.js";

/** What each key does. */
export function helpLines({ width, colors }: Page): string[] {
  const more: { key: string; help: string }[] = [
    { key: "↑ ↓", help: "scroll, also j and k, page up and down, space" },
    { key: "esc", help: "back to the check" },
  ];
  return [
    ...wrapped("Save a file, and its verdict is here. There is nothing else to start.", width).map(colors.bold),
    "",
    ...[...KEYS, ...more].flatMap(({ key, help }) =>
      labelled(`${colors.bold(colors.cyan(key.padEnd(3)))}  `, wrapped(help, width - 5)),
    ),
    "",
    ...wrapped(
      "Your files are in exercises/. What counts is what the checks say of them: nothing else is kept of your progress.",
      width,
    ).map(colors.dim),
  ];
}

/** Which file to reset, and then whether really. */
export function resetLines(
  { files, folder }: Desk,
  { at, isSure }: Extract<Panel, { name: "reset" }>,
  { width, colors }: Page,
): string[] {
  const file = files[at] ?? "";
  if (isSure) {
    return [
      ...wrapped(`Put ${folder}/${file} back as it was handed out?`, width).map(colors.bold),
      "",
      ...wrapped(
        `What you wrote is kept beside it, in a file whose name begins with ${file} and ends with .bak.`,
        width,
      ),
      "",
      `${colors.bold(colors.cyan("y"))} yes, reset it    any other key: no`,
    ];
  }
  return [
    ...wrapped("Which file is to be as it was handed out?", width).map(colors.bold),
    "",
    ...files.map((name, i) => `${i === at ? colors.cyan("▸") : " "} ${i + 1}  ${i === at ? colors.bold(name) : name}`),
    "",
    ...wrapped("You are asked once more, and a copy of yours is kept.", width).map(colors.dim),
  ];
}

/** A page to read. */
export function textLines({ title, reading, opened }: Extract<Panel, { name: "text" }>, page: Page): string[] {
  return [page.colors.dim(title), "", ...layOut(reading, opened, page).lines];
}

/** Lines above the page that is read. */
export const TEXT_HEAD = 2;
