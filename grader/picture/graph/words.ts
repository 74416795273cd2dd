import type { PictureOf } from "#kit/check/picture";
import { drawnObjects } from "./fields.js";

/** Objects and references in words. */
export function describeGraph(picture: PictureOf<"graph">): string {
  const { shown, left } = drawnObjects(picture);
  const roots = picture.roots.map(({ name, to }) => `root ${name} leads to ${to ?? "null"}`);
  const objects = shown.map(({ name, place, fields, isGarbage, tone }) => {
    const held = fields.map((field) =>
      field.to !== undefined ? `${field.name} leads to ${field.to}` : `${field.name} ${field.value ?? ""}`.trim(),
    );
    const notes = [place, isGarbage === true ? "garbage" : undefined, tone].filter((note) => note !== undefined);
    const head = notes.length > 0 ? `${name} (${notes.join(", ")})` : name;
    return held.length > 0 ? `${head}: ${held.join(", ")}` : head;
  });
  return [
    ...(roots.length === 0 ? ["no roots"] : roots),
    ...(objects.length === 0 ? ["no objects"] : objects),
    ...(left > 0 ? [`and ${left} more`] : []),
  ].join("; ");
}
