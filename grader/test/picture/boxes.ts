/**
 * Where the texts of a drawing stand, as a browser would set them: by the rules of `picture.css`, in its own units.
 *
 * @module
 */

/** A text, and the room that it takes. */
export interface TextBox {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Units of a letter and of a line on a wide screen and on a narrow one, where letters are larger. */
const SCREENS = {
  wide: { letter: 7.4, line: 12, hides: "n" },
  narrow: { letter: 12.2, line: 19, hides: "w" },
} as const;

const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'" };

/** Text as it is read, of text as it stands in HTML. */
const unescaped = (html: string): string =>
  html.replace(/&(lt|gt|amp|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** All texts of a drawing that are seen on such a screen. */
export function textBoxes(svg: string, screen: keyof typeof SCREENS): TextBox[] {
  const { letter, line, hides } = SCREENS[screen];
  const shifts: [number, number][] = [];
  const boxes: TextBox[] = [];
  for (const [, open, close, attributes = "", content = ""] of svg.matchAll(
    /(<g\b[^>]*>)|(<\/g>)|<text\b([^>]*)>([^<]*)<\/text>/g,
  )) {
    if (open !== undefined) {
      const [, x = "0", y = "0"] = /translate\(([\d.-]+) ([\d.-]+)\)/.exec(open) ?? [];
      shifts.push([Number(x), Number(y)]);
    } else if (close !== undefined) shifts.pop();
    else {
      const kinds = (/class="([^"]*)"/.exec(attributes)?.[1] ?? "").split(" ");
      if (kinds.includes(hides)) continue;
      const at = (name: string) => Number(new RegExp(`\\b${name}="([\\d.-]+)"`).exec(attributes)?.[1] ?? NaN);
      const x = at("x") + shifts.reduce((sum, [each]) => sum + each, 0);
      const y = at("y") + shifts.reduce((sum, [, each]) => sum + each, 0);
      const text = unescaped(content);
      const width = [...text].length * letter;
      const isEnd = kinds.includes("y");
      const isStart = !isEnd && (kinds.includes("g") || kinds.includes("z"));
      const left = isStart ? x : isEnd ? x - width : x - width / 2;
      // Below the axis stand figures alone, which do not reach below the line.
      const height = kinds.includes("x") ? line * 0.8 : line;
      const top = kinds.includes("x") ? y : y - line / 2;
      boxes.push({ text, left, right: left + width, top, bottom: top + height });
    }
  }
  return boxes;
}

/** Pairs of texts that lie over each other, as `one / other`. A unit of overlap is none: letters have space around them. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  return boxes.flatMap((one, i) =>
    boxes.slice(i + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return across > 1 && down > 1 ? [`${one.text} / ${other.text}`] : [];
    }),
  );
}
