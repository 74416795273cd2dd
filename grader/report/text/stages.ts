import type { Report, ReportedStage } from "../../model/report.js";
import { cleanLine } from "../clean.js";
import { points } from "../words.js";
import { bar, cut, padded, type Page } from "./page.js";

/** A line for each stage: its name, a bar, its points and what did not pass. */
export function stageBars({ stages }: Report, { width, colors }: Page): string[] {
  const names = stages.map(({ name }) => cut(cleanLine(name), 20));
  const nameWidth = Math.max(0, ...names.map((name) => name.length));
  const scores = stages.map(({ score, maxScore }) => [points(score), points(maxScore)] as const);
  const scoreWidth = Math.max(0, ...scores.map(([score]) => score.length));
  const mostWidth = Math.max(0, ...scores.map(([, most]) => most.length));
  const barWidth = Math.min(28, width - nameWidth - scoreWidth - mostWidth - 7);
  return stages.map((stage, i) => {
    const [full, empty] = bar(stage.maxScore === 0 ? 0 : stage.score / stage.maxScore, barWidth);
    const [score = "", most = ""] = scores[i] ?? [];
    const paint = stage.score === stage.maxScore ? colors.green : colors.yellow;
    const line = `${padded(names[i] ?? "", nameWidth)}  ${paint(full)}${colors.dim(empty)}  ${score.padStart(scoreWidth)}/${most.padEnd(mostWidth)}`;
    const room = width - nameWidth - barWidth - scoreWidth - mostWidth - 8;
    const note = summary(stage);
    return note.length <= room ? `${line}   ${colors.dim(note)}`.trimEnd() : line.trimEnd();
  });
}

function summary({ checks, pending = [] }: ReportedStage): string {
  const waiting = pending.length > 0 ? [`${pending.length} pending`] : [];
  const skipped = checks.filter(({ status }) => status === "skipped").length;
  const passed = checks.filter(({ status }) => status === "passed").length;
  const failed = checks.length - passed - skipped;
  if (failed + skipped === 0)
    return [...(passed > 0 ? [`${waiting.length > 0 ? "" : "all "}${passed} passed`] : []), ...waiting].join(", ");
  const parts = [failed > 0 ? `${failed} failed` : "", skipped > 0 ? `${skipped} skipped` : "", ...waiting];
  return parts.filter((part) => part !== "").join(", ");
}
