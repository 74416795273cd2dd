/**
 * A picture of memory as SVG: the blocks in a bar, addresses below it, and below these, when asked for, the free list.
 *
 * Colours are custom properties with defaults (see `picture.css`), so one drawing serves light and dark, report and
 * docs. It scales to the width it is given; on a narrow screen its letters grow and some of them go.
 *
 * @module
 */
import type { ListPicture, MemoryPicture } from "#kit/check/failure";
import type { JSX } from "preact";
import { describe, runs, type Run } from "./describe.js";
import { changedBy, type Differences, type Range } from "./differences.js";
import { drawnList, FreeList, freeListHeight } from "./free-list.js";
import { describeLinks } from "./list.js";
import { borders, scaleFor, type Scale } from "./scale.js";
import { axisTexts, blockTexts, type Placed } from "./texts.js";

/** Width of every drawing, in its own units. */
export const WIDTH = 640;
const MARGIN = 2;
/** What stands over the bar: nothing, or marks. */
const ABOVE = 2;
const MARKS = 17;
const BAR = 34;
const AXIS = 24;

/** What to draw, and how. */
export interface MemorySvgOptions {
  /** Begins the ids inside the drawing; has to be unique on the page. Letters, digits, `-`. */
  id: string;
  /** What the picture shows, in a few words, read out in its place: `Memory after free(20, 30)`. */
  title: string;
  /** Memory before the last call: the units that it changed are outlined, and nodes and links of the free list. */
  before?: MemoryPicture | null;
  /** Units to outline instead. */
  highlight?: Range | readonly Range[];
  /** What to mark as different from another picture. */
  marks?: Differences;
  /**
   * Draws the free list below: that of the picture with its arrows, or just its nodes where their order is not known; or a
   * list as it was read, with what is wrong about its links.
   */
  freeList?: "linked" | "nodes" | ListPicture;
  /** {@link sharedScale} of all the pictures that this one will be compared with, itself among them. */
  scale?: Scale;
}

/**
 * One scale for pictures of the same capacity, so that a block stands in the same place in all of them.
 *
 * O(b log b) in the number of blocks in all.
 */
export function sharedScale(pictures: readonly MemoryPicture[]): Scale {
  const capacity = Math.max(...pictures.map((picture) => picture.capacity));
  return scaleFor(capacity, borders(pictures, capacity), WIDTH - 2 * MARGIN);
}

/** Where a block stands in a drawing without marks, in drawing units; for what lies over it on a page. */
export function blockBox(
  { start, size }: Range,
  scale: Scale,
): { x: number; y: number; width: number; height: number } {
  return { x: MARGIN + scale(start), y: ABOVE, width: scale(start + size) - scale(start), height: BAR };
}

/** A picture of memory. Its hatching is {@link HatchPattern}, which has to be on the same page. */
export function MemorySvg({ picture, ...options }: MemorySvgOptions & { picture: MemoryPicture }): JSX.Element {
  const { capacity } = picture;
  const all = runs(picture);
  const inner = options.scale ?? sharedScale([picture]);
  const x: Scale = (address) => round(MARGIN + inner(address));
  const before = options.before?.capacity === capacity ? options.before : null;
  const changed = before === null ? [] : changedBy(before, picture);
  const highlights = options.highlight === undefined ? changed : [options.highlight].flat();
  const marks = options.marks ?? { ranges: [], seams: [] };
  const top = marks.ranges.length + marks.seams.length > 0 ? MARKS : ABOVE;
  const below = top + BAR + AXIS;
  const list = options.freeList === undefined ? null : drawnList(picture, before, options);
  const height = below + (list === null ? 0 : freeListHeight(list));
  const wrongLinks = typeof options.freeList === "object" ? describeLinks(options.freeList) : "";
  const first = [...highlights, ...marks.ranges].map(({ start }) => start).concat(marks.seams);
  const edges = highlights.flatMap(({ start, size }) => [start, start + size]);
  return (
    <svg class="mem" role="img" aria-labelledby={`${options.id}t ${options.id}d`} viewBox={`0 0 ${WIDTH} ${height}`}>
      <title id={`${options.id}t`}>{options.title}</title>
      <desc id={`${options.id}d`}>
        {`${capacity} ${capacity === 1 ? "unit" : "units"}: ${describe(picture)}`}
        {wrongLinks !== "" && `. In the free list ${wrongLinks}`}
      </desc>
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
      {list !== null && (
        <FreeList list={list} x={x} bar={top + BAR} top={below} linked={options.freeList !== "nodes"} />
      )}
    </svg>
  );
}

function Bar({ all, x, top }: { all: readonly Run[]; x: Scale; top: number }) {
  const path = (state: Run["state"]) =>
    all
      .filter((run) => run.state === state)
      .map((run) => box(run, x, top, 0.75))
      .join("");
  const [allocated, free, broken, lost] = (["allocated", "free", "broken", "lost"] as const).map(path);
  return (
    <>
      {allocated && <path class="a" d={allocated} />}
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

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
