import { cleanLine } from "../../../report/clean.js";
import { labelled, type Page, wrapped } from "../../../report/text/page.js";
import type { Desk } from "../state.js";

/** Checks that are named one by one; of more only the number is told. */
const NAMED = 2;

/** What the last save has made better and worse; nothing where it changed no check. */
export function changeLines({ change }: Desk, { width, colors }: Page): string[] {
  if (change === null) return [];
  const { mended, broken } = change;
  const lines = [
    ...(mended.length === 0
      ? []
      : labelled(`${colors.green("✓")} `, wrapped(told(mended, "now passes", "now pass"), width - 2))),
    ...(broken.length === 0
      ? []
      : labelled(`${colors.red("✗")} `, wrapped(told(broken, "passed before", "passed before"), width - 2))),
  ];
  return lines.length === 0 ? [] : [...lines, ""];
}

function told(ids: readonly string[], one: string, many: string): string {
  if (ids.length === 1) return `${cleanLine(ids[0] ?? "")} ${one}`;
  const names = ids.length <= NAMED ? `: ${ids.map(cleanLine).join(", ")}` : "";
  return `${ids.length} checks ${many}${names}`;
}
