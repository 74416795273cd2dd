import type { Chain, MemoryPicture, MemoryStrip, PictureOf } from "#kit/check/picture";
import { hasSameNodes, isBroken, listChanges } from "../chain/list.js";
import { drawLists, type ListLine } from "../chain/rows.js";
import { flowed } from "../columns.js";
import { type Page, type Shown, SIGNS, type TextOptions } from "../kind.js";
import { type Band, differ, drawBlocks, legend } from "./text-blocks.js";
import { changedBy } from "./differences.js";

type Memory = PictureOf<"memory">;

/** Memory as text: what is due and what is seen on one scale, to be compared; else each picture under its caption. */
export function drawMemory(shown: readonly Shown<Memory>[], options: TextOptions): string[] {
  const isCompared = shown.some(({ role }) => role === "due" || role === "seen");
  return isCompared ? drawComparison(shown, options) : drawSteps(shown, options);
}

/** What there is to be drawn of the moment at which something went wrong. */
interface Compared {
  before: Memory | null;
  due: Memory | null;
  seen: Memory | null;
  seenBefore: Memory | null;
}

function drawComparison(shown: readonly Shown<Memory>[], page: Page): string[] {
  const find = (wanted: string) => shown.find(({ role }) => role === wanted)?.picture ?? null;
  const compared = { before: find("before"), due: find("due"), seen: find("seen"), seenBefore: find("seen-before") };
  const strips = Math.max(compared.due?.strips.length ?? 0, compared.seen?.strips.length ?? 0);
  const parts = Array.from({ length: strips }, (_, i) => comparedStrip(compared, i, page));
  return [...parts, listMatters(compared) ? comparedLists(compared, page) : []]
    .filter((part) => part.length > 0)
    .flatMap((part, i) => (i === 0 ? part : ["", ...part]));
}

function comparedStrip({ before, due, seen }: Compared, i: number, page: Page): string[] {
  const bands: (Band & { picture: MemoryStrip })[] = [];
  for (const [caption, memory] of [
    ["should be", due],
    ["yours", seen],
  ] as const) {
    const strip = memory?.strips[i];
    if (strip !== undefined) bands.push({ caption, picture: strip, marks: strip.marks });
  }
  const pictures = bands.map(({ picture }) => picture);
  const name = pictures[0]?.caption;
  // Two equal pictures would have the reader look for what is not there.
  if (pictures.length === 2 && !differ(pictures)) return [];
  return [
    ...(name === undefined ? [] : [`${name}:`]),
    ...drawBlocks(bands, { ...page, before: due === null ? null : (before?.strips[i] ?? null) }),
    ...bands.flatMap(({ caption, picture }) => wordRows(caption.padStart("should be".length), picture, page)),
    ...flowed(legend(pictures, differ(pictures)), page.width - 11).map(
      (line) => " ".repeat(11) + page.colors.dim(line),
    ),
  ];
}

/** Whether the list is worth a look: its links are broken, or its nodes are not those that should be there. */
const listMatters = ({ due, seen }: Compared): boolean =>
  seen?.list !== undefined &&
  due?.list !== undefined &&
  seen.list.links !== "unknown" &&
  (isBroken(seen.list) || !hasSameNodes(seen.list, due.list));

function comparedLists({ before, due, seen, seenBefore }: Compared, page: Page): string[] {
  const [was, now] = [before?.strips[0], due?.strips[0]];
  const near = was && now ? (changedBy(was, now)[0]?.start ?? 0) : 0;
  const lines: ListLine[] = [];
  if (seenBefore?.list !== undefined) lines.push({ caption: "yours before", list: seenBefore.list, near });
  if (due?.list !== undefined)
    lines.push({ caption: "should be", list: due.list, near, ...changesOf(before, due.list) });
  if (seen?.list !== undefined) lines.push({ caption: "yours now", list: seen.list, near });
  const owner = due?.list?.caption;
  const label = `free list${owner === undefined ? "" : ` ${owner}`}  `;
  const help = flowed("[start|size], ⇄ is next and prev".split(" "), page.width - label.length, " ");
  return [
    ...help.map((line, i) => (i === 0 ? page.colors.dim(label) : " ".repeat(label.length)) + page.colors.dim(line)),
    ...drawLists(lines, page),
  ];
}

const changesOf = (before: Memory | null | undefined, list: Chain): Pick<ListLine, "changes"> =>
  before?.list === undefined ? {} : { changes: listChanges(before.list, list) };

/** Pictures one below the other, each under its caption; what the characters mean comes last. */
function drawSteps(shown: readonly Shown<Memory>[], options: TextOptions): string[] {
  const strips = shown.flatMap(({ picture }) => picture.strips);
  const before = shown.find(({ role }) => role === "before")?.picture ?? null;
  const drawn = shown.filter(({ role }) => role === undefined);
  const drawings = drawn.flatMap(({ caption, picture }, i) => {
    const earlier = options.steps === true && i > 0 ? (drawn[i - 1]?.picture ?? null) : before;
    const { list } = picture;
    // As long as the longest word below or above it, so that all pictures begin in one column.
    const word = "memory".padStart((list !== undefined ? "free list" : options.steps ? "changed" : "memory").length);
    return [
      `${caption}:`,
      ...picture.strips.flatMap((strip, at) => [
        ...drawBlocks([{ caption: strip.caption ?? word, picture: strip, marks: strip.marks }], {
          ...options,
          before: followed(earlier?.strips[at], strip),
          alike: strips.filter(({ capacity }) => capacity === strip.capacity),
        }),
        ...wordRows("words".padStart(word.length), strip, options),
      ]),
      ...(list === undefined ? [] : drawLists([{ caption: "free list", list, ...changesOf(earlier, list) }], options)),
      "",
    ];
  });
  return [...drawings, ...flowed(legend(strips, false), options.width)];
}

/** The strip before, when something in it has changed. */
const followed = (before: MemoryPicture | undefined, now: MemoryPicture): MemoryPicture | null =>
  before?.capacity === now.capacity && changedBy(before, now).length > 0 ? before : null;

/** The second row: words by their addresses. */
function wordRows(label: string, { words = [] }: MemoryStrip, { width, colors }: Page): string[] {
  const texts = words.map(({ start, text, tone }) => `${start}: ${text}${tone === undefined ? "" : ` ${SIGNS[tone]}`}`);
  const lines = flowed(texts, Math.max(width, 30) - label.length - 2);
  return lines.map((line, i) => {
    const shown = line.includes(SIGNS.wrong) ? colors.red(line) : line;
    return `${i === 0 ? label : " ".repeat(label.length)}  ${shown}`;
  });
}
