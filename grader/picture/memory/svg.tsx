/**
 * A picture of memory as SVG: the blocks in a bar, addresses below it, and below these, when asked for, the free list.
 *
 * Colours are custom properties with defaults (see `picture.css`), so one drawing serves light and dark, report and
 * docs. It scales to the width it is given; on a narrow screen its letters grow and some of them go.
 *
 * @module
 */
import type { MemoryPicture, MemoryStrip, PictureOf } from "#kit/check/picture";
import type { JSX } from "preact";
import { drawnList, List, listHeight } from "../chain/svg.js";
import { cut } from "../drawing.js";
import { type Layout, round, SIGNS, type SvgOptions, WIDTH } from "../kind.js";
import { changedBy, type Differences, differences, type Range } from "./differences.js";
import { borders, scaleFor, type Scale } from "./scale.js";
import { axisTexts, blockTexts, type Placed } from "./texts.js";
import { type Run, runs } from "./runs.js";
import { describeMemory } from "./words.js";

const MARGIN = 2;
/** What stands over the bar: nothing, or marks. */
const ABOVE = 2;
const MARKS = 17;
const BAR = 34;
const AXIS = 24;
/** What a caption over a strip, a mark below it, and a row of words need. */
const CAPTION = 24;
const POINTER = 24;
const WORDS = 30;
/** Units that a letter takes on a narrow screen. */
const LETTER = 12.2;

type Memory = PictureOf<"memory">;

/** How a picture of memory is drawn. */
export interface MemorySvgOptions extends SvgOptions<Memory> {
  /** Units to frame instead of those that the last call changed. */
  highlight?: readonly Range[];
  /** What to mark as different instead of what is not as it should be. */
  marks?: Differences;
}

/**
 * One scale for pictures of the same capacity, so that a block stands in the same place in all of them.
 *
 * O(b log b) in the number of blocks in all.
 */
function sharedScale(pictures: readonly MemoryPicture[]): Scale {
  const capacity = Math.max(...pictures.map((picture) => picture.capacity));
  return scaleFor(capacity, borders(pictures, capacity), WIDTH - 2 * MARGIN);
}

/** Pictures up to which, and borders up to which, small blocks are widened; with more, nothing would be true to size. */
const MOST_ALIKE = 400;
const MOST_BORDERS = 48;

/** One scale for the pictures of all steps, however many there are. */
export function steadyLayout(pictures: readonly Memory[]): Layout {
  const strips = pictures.flatMap((picture) => picture.strips);
  const capacity = strips[0]?.capacity ?? 1;
  if (strips.length <= MOST_ALIKE && borders(strips, capacity).length <= MOST_BORDERS)
    return sharedScale(strips.length === 0 ? [{ capacity, blocks: [] }] : strips);
  return scaleFor(capacity, [0, capacity], WIDTH - 2 * MARGIN);
}

/** A rectangle of a drawing, in drawing units. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a block stands in a drawing without marks. */
export function blockBox({ start, size }: Range, scale: Layout): Box {
  return { x: MARGIN + scale(start), y: ABOVE, width: scale(start + size) - scale(start), height: BAR };
}

/** A strip, and where in the drawing it stands. */
interface PlacedStrip {
  strip: MemoryStrip;
  x: Scale;
  /** Where its caption, if there is one, and its bar begin, and what is below it. */
  y: number;
  top: number;
  axis: number;
  bottom: number;
  highlights: readonly Range[];
  marks: Differences;
}

/** A picture of memory. Its hatching is {@link HatchPattern}, which has to be on the same page. */
export function MemorySvg({ picture, ...options }: MemorySvgOptions & { picture: Memory }): JSX.Element {
  const { id, title, before = null } = options;
  // Where only links are wrong, the blocks are as they should be.
  const whole = picture.strips.length > 0 ? picture : { ...picture, strips: options.due?.strips ?? [] };
  const strips = placeStrips(whole, options);
  const below = strips.at(-1)?.bottom ?? 0;
  const list = picture.list === undefined ? null : drawnList(picture.list, before?.list ?? null);
  const height = below + (list === null ? 0 : listHeight(list));
  const [first] = strips;
  return (
    <svg class="mem" role="img" aria-labelledby={`${id}t ${id}d`} viewBox={`0 0 ${WIDTH} ${height}`}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{describeMemory(whole)}</desc>
      {strips.map((placed) => (
        <Strip placed={placed} />
      ))}
      {list !== null && (
        <List list={list} top={below} above={first === undefined ? null : { x: first.x, bar: first.top + BAR }} />
      )}
    </svg>
  );
}

function placeStrips({ strips }: Memory, options: MemorySvgOptions): PlacedStrip[] {
  let y = 0;
  return strips.map((strip, i) => {
    const { capacity } = strip;
    const alike = (options.alike ?? []).flatMap((other) => other.strips).filter((other) => other.capacity === capacity);
    const scale = options.layout ?? sharedScale([strip, ...alike]);
    const was = options.before?.strips[i];
    const due = options.due?.strips[i];
    const highlights = options.highlight ?? (was?.capacity === capacity ? changedBy(was, strip) : []);
    const marks = options.marks ?? (due?.capacity === capacity ? differences(due, strip) : { ranges: [], seams: [] });
    const isMarked = marks.ranges.length + marks.seams.length > 0;
    const top = y + (strip.caption === undefined ? 0 : CAPTION) + (isMarked ? MARKS : ABOVE);
    const axis = top + BAR + AXIS;
    const rows = wordRows(strip.words ?? []).length;
    const bottom = axis + (strip.marks?.length ?? 0) * POINTER + rows * WORDS;
    const placed = { strip, x: (address: number) => round(MARGIN + scale(address)), y, top, axis, bottom };
    y = bottom + 6;
    return { ...placed, highlights, marks };
  });
}

function Strip({ placed: { strip, x, y, top, axis, highlights, marks } }: { placed: PlacedStrip }) {
  const { capacity, caption, words = [], marks: pointers = [] } = strip;
  const all = runs(strip);
  const first = [...highlights, ...marks.ranges].map(({ start }) => start).concat(marks.seams);
  const edges = highlights.flatMap(({ start, size }) => [start, start + size]).concat(marks.seams);
  return (
    <>
      {caption !== undefined && (
        <text class="g cap" x={MARGIN} y={y + 12}>
          {cut(caption, Math.floor(WIDTH / LETTER))}
        </text>
      )}
      <Bar all={all} x={x} top={top} />
      {capacity <= 40 && <path class="u" d={units(capacity, x, top + BAR)} />}
      {highlights.length > 0 && <Frames d={highlights.map((range) => box(range, x, top, 1.5)).join("")} />}
      <Marks marks={marks} x={x} top={top} />
      {blockTexts(all, x, edges).map(({ state, x: middle, text, shown }) => (
        <text class={classes(`t ${state[0]}t`, shown)} x={round(middle)} y={top + BAR / 2}>
          {text}
        </text>
      ))}
      <path
        class="k"
        d={all.map(({ start }) => `M${x(start)} ${top + BAR}v5`).join("") + `M${x(capacity)} ${top + BAR}v5`}
      />
      <Axis capacity={capacity} starts={all.map(({ start }) => start)} first={first} x={x} y={top + BAR + 8} />
      {pointers.map(({ at, name }, i) => (
        <Pointer at={x(at)} name={name} y={axis + i * POINTER} />
      ))}
      <Words words={words} y={axis + pointers.length * POINTER} />
    </>
  );
}

/** A wedge that points up at an address, with its name on the side where there is room. */
function Pointer({ at, name, y }: { at: number; name: string; y: number }) {
  const isLeft = at > WIDTH / 2;
  const text = cut(name, Math.floor((isLeft ? at - 12 : WIDTH - at - 12) / LETTER));
  return (
    <>
      <path class="hot" d={`M${at} ${y + 2}l6 10h-12z`} />
      <text class={isLeft ? "g y" : "g"} x={round(isLeft ? at - 10 : at + 10)} y={y + 8}>
        {text}
      </text>
    </>
  );
}

type WordCell = NonNullable<MemoryStrip["words"]>[number];

/** Words as cells, as many in a row as fit. */
function wordRows(words: readonly WordCell[]): { word: WordCell; text: string; left: number; width: number }[][] {
  const rows: { word: WordCell; text: string; left: number; width: number }[][] = [];
  let left = Infinity;
  for (const word of words) {
    const sign = word.tone === undefined ? "" : ` ${SIGNS[word.tone]}`;
    const text = cut(`${word.start}: ${word.text}${sign}`, Math.floor((WIDTH - 20) / LETTER));
    const width = Math.ceil([...text].length * LETTER) + 12;
    if (left + width > WIDTH - MARGIN) {
      rows.push([]);
      left = MARGIN;
    }
    rows.at(-1)?.push({ word, text, left, width });
    left += width + 4;
  }
  return rows;
}

function Words({ words, y }: { words: readonly WordCell[]; y: number }) {
  return (
    <>
      {wordRows(words).flatMap((row, r) =>
        row.map(({ word: { tone }, text, left, width }) => (
          <>
            <path
              class={tone === undefined ? "c" : tone === "wrong" ? "ws gh" : "c ch"}
              d={`M${left} ${y + r * WORDS + 2}h${width}v24h-${width}z`}
            />
            <text class={tone === "wrong" ? "v wt" : "v"} x={left + width / 2} y={y + r * WORDS + 14}>
              {text}
            </text>
          </>
        )),
      )}
    </>
  );
}

function Bar({ all, x, top }: { all: readonly Run[]; x: Scale; top: number }) {
  const path = (state: Run["state"]) =>
    all
      .filter((run) => run.state === state)
      .map((run) => box(run, x, top, 0.75))
      .join("");
  // What is held looks like what is handed out and not in use.
  const pale = (run: Run): Run => (run.state === "held" ? { ...run, used: 0 } : run);
  const unused = all
    .map(pale)
    .flatMap(({ start, size, used = size }) => (used < size ? [{ start: start + used, size: size - used }] : []))
    .map((range) => box(range, x, top, 0.75))
    .join("");
  const [allocated = "", free, broken, held = "", lost] = (
    ["allocated", "free", "broken", "held", "lost"] as const
  ).map(path);
  return (
    <>
      {allocated + held && <path class="a" d={allocated + held} />}
      {unused && <path class="un" d={unused} />}
      {free && <path class="f" d={free} />}
      {broken && <path class="b" d={broken} />}
      {lost && <path class="l" d={lost} />}
    </>
  );
}

/** Frames that stand out from whatever is behind them: each has a rim of the paper's colour. */
function Frames({ d }: { d: string }) {
  return (
    <>
      <path class="r" d={d} />
      <path class="h" d={d} />
    </>
  );
}

/** Brackets over the units that differ, and a wedge where free neighbours are not merged. */
function Marks({ marks, x, top }: { marks: Differences; x: Scale; top: number }) {
  const brackets = marks.ranges.map(({ start, size }) => {
    const [left, right] = [x(start) + 1.5, x(start + size) - 1.5];
    return `M${round(left)} ${top - 2}v-6H${round(right)}v6`;
  });
  const wedges = marks.seams.map((seam) => `M${x(seam)} ${top - 1}l-6-9h12z`);
  const lines = marks.seams.map((seam) => `M${x(seam)} ${top}v${BAR}`);
  return (
    <>
      {brackets.length > 0 && <path class="d" d={brackets.join("")} />}
      {wedges.length > 0 && <path class="e" d={wedges.join("")} />}
      {lines.length > 0 && <path class="d s" d={lines.join("")} />}
      {marks.ranges.map(({ start, size }) => (
        <circle class="o" cx={round((x(start) + x(start + size)) / 2)} cy={top - 8.5} r={8} />
      ))}
      {marks.ranges.map(({ start, size }) => (
        <text class="q" x={round((x(start) + x(start + size)) / 2)} y={top - 8}>
          ≠
        </text>
      ))}
    </>
  );
}

function classes(kind: string, shown: Placed["shown"]): string {
  return shown === "both" ? kind : `${kind} ${shown === "wide" ? "w" : "n"}`;
}

interface AxisProps {
  capacity: number;
  starts: readonly number[];
  first: readonly number[];
  x: Scale;
  y: number;
}

/** The two ends hug the edges of the drawing, whatever the size of the letters. */
function Axis({ capacity, starts, first, x, y }: AxisProps) {
  return (
    <>
      {axisTexts(capacity, starts, first, x, WIDTH).map(({ text, x: at, shown }) => {
        const end = text === "0" ? " z" : text === `${capacity}` ? " y" : "";
        return (
          <text class={classes("x", shown) + end} x={end === " z" ? MARGIN : round(at)} y={y}>
            {text}
          </text>
        );
      })}
    </>
  );
}

/** The hatching of free blocks, once a page (or once a drawing that stands alone). */
export function HatchPattern(): JSX.Element {
  return (
    <defs>
      <pattern id="mem-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="mem-hatch-paper" width="7" height="7" />
        <path class="mem-hatch-line" d="M0 0v7" />
      </pattern>
    </defs>
  );
}

/** A rectangle over a run, smaller by `inset` at each side but never gone. */
function box({ start, size }: Range, x: Scale, top: number, inset: number): string {
  const [left, right] = [x(start), x(start + size)];
  const side = Math.min(inset, (right - left) / 5);
  return `M${round(left + side)} ${top + inset}H${round(right - side)}v${BAR - 2 * inset}H${round(left + side)}z`;
}

/** A notch for every unit, where memory is small enough to count them. */
function units(capacity: number, x: Scale, bottom: number): string {
  return Array.from({ length: capacity - 1 }, (_, i) => `M${x(i + 1)} ${bottom - 1}v-4`).join("");
}
