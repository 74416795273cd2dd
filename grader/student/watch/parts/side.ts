import { cleanLine } from "../../../report/clean.js";
import { cut, type Page } from "../../../report/text/page.js";
import { spread } from "../lines.js";
import { currentDesk, shownCheck, type State } from "../state.js";

/** The checks of the exercise stage by stage, beside the one that is shown; that one is always in sight. */
export function sideLines(state: State, page: Page, height: number): string[] {
  const { colors, width } = page;
  const shown = shownCheck(state)?.id;
  let mark = 0;
  const lines = (currentDesk(state).report?.stages ?? []).flatMap(({ name, checks }, i) => {
    const passed = checks.filter(({ status }) => status === "passed").length;
    const head = spread(colors.bold(cut(cleanLine(name), width - 8)), colors.dim(`${passed}/${checks.length}`), width);
    const rows = checks.map((check) => {
      const sign =
        check.status === "passed" ? colors.green("✓") : check.status === "skipped" ? colors.dim("–") : colors.red("✗");
      const isShown = `${name}/${check.name}` === shown;
      const text = cut(cleanLine(check.name), width - 4);
      return { isShown, line: `${isShown ? "▸" : " "} ${sign} ${isShown ? colors.bold(text) : colors.dim(text)}` };
    });
    return [...(i === 0 ? [] : [{ isShown: false, line: "" }]), { isShown: false, line: head }, ...rows];
  });
  mark = Math.max(
    0,
    lines.findIndex(({ isShown }) => isShown),
  );
  const from = Math.min(Math.max(0, mark - Math.floor(height / 2)), Math.max(0, lines.length - height));
  return lines.slice(from, from + height).map(({ line }) => line);
}
