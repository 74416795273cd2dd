import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { MemoryBlock, MemoryPicture } from "#kit/failure";
import { targetOf } from "#kit/listed";
import type { Playground, SeenList } from "#kit/playground";
import { showCall } from "#kit/show";
import { changedBy, type Differences, differences } from "../../picture/differences.js";
import type { DrawnNode } from "../../picture/free-list.js";
import { borders, type Scale, scaleFor } from "../../picture/scale.js";
import { blockBox, MemorySvg, sharedScale, WIDTH } from "../../picture/svg.js";
import { deedOf } from "./deed.js";
import type { Step } from "./steps.js";

interface MemoryProps {
  steps: readonly Step[];
  /** The step that is shown. */
  index: number;
  /** The first step with a fault, -1 without. */
  broken: number;
  isOwn: boolean;
  playground: Playground;
  /** An allocated block was chosen, to be freed. */
  onFree: (block: MemoryBlock) => void;
}

/** Memory after a step: what was called, what it did, what is wrong with it, and the pictures. */
export function Memory({ steps, index, broken, isOwn, playground, onFree }: MemoryProps): JSX.Element {
  const step = steps[index]!;
  const { moment } = step;
  const before = steps[index - 1]?.moment ?? null;
  const { memory, actualMemory, list } = moment;
  const scale = scaleOf(steps);
  const marks = memory !== null && actualMemory !== null ? differences(memory, actualMemory) : null;
  const differs = marks !== null && marks.ranges.length + marks.seams.length > 0;
  // A list that is in disorder may tell the same memory as the right one.
  const isOther = actualMemory !== null && (differs || isInDisorder(list));
  const deed = before?.memory == null || memory === null ? "" : deedOf(before.memory, memory);
  return (
    <>
      <Outcome {...{ step, index, broken, isOwn, deed }} />
      {memory === null ? (
        <p class="empty">With this capacity there is no allocator, and no memory to be drawn.</p>
      ) : (
        <figure class={isOther ? "should" : undefined}>
          {isOther && (
            <figcaption>
              <b>As it should be</b>
            </figcaption>
          )}
          <Blocks {...{ memory, scale, playground, onFree }}>
            <MemorySvg
              picture={memory}
              id="should"
              title={`Memory as it should be after ${step.source}`}
              highlight={before?.memory == null ? [] : changedBy(before.memory, memory)}
              scale={scale}
              {...(playground.hasFreeList ? listOptions(isOther ? null : list, before?.list ?? null) : {})}
            />
          </Blocks>
        </figure>
      )}
      {isOther && actualMemory !== null && (
        <Own {...{ step, actualMemory, marks, scale, before: before?.list ?? null }} hasList={playground.hasFreeList} />
      )}
    </>
  );
}

interface OwnProps {
  step: Step;
  actualMemory: MemoryPicture;
  marks: Differences | null;
  scale: Scale;
  before: SeenList | null;
  hasList: boolean;
}

function Own({ step, actualMemory, marks, scale, before, hasList }: OwnProps) {
  const { list } = step.moment;
  return (
    <figure class="actual">
      <figcaption>
        <b>{hasList ? "As your free list tells it" : "As your answer has it"}</b>
        {marks !== null && marks.ranges.length > 0 && <span class="soft"> – what is under ≠ differs</span>}
        {marks !== null && marks.seams.length > 0 && (
          <span class="soft"> – ▼ marks free neighbours that are not merged</span>
        )}
      </figcaption>
      <MemorySvg
        picture={actualMemory}
        id="actual"
        title={`Memory after ${step.source} as ${hasList ? "the free list" : "the answer"} of the submission tells it`}
        {...(marks === null ? {} : { marks })}
        scale={scale}
        {...(hasList ? (list === null ? { freeList: "nodes" as const } : listOptions(list, before)) : {})}
      />
    </figure>
  );
}

interface OutcomeProps {
  step: Step;
  index: number;
  broken: number;
  isOwn: boolean;
  deed: string;
}

function Outcome({ step, index, broken, isOwn, deed }: OutcomeProps) {
  const { moment, source, isSeen, isAfterFault } = step;
  const { fault, expected, actual } = moment;
  const isRed = fault !== null;
  const came = isSeen && actual !== null ? actual : expected;
  return (
    <div class={isRed ? "outcome bad" : "outcome"}>
      <h3>
        <code>{source}</code>
        {!isRed && came !== "" && <code class="result">→ {came}</code>}
      </h3>
      {isRed && (
        <>
          <p class="message">
            <b>✕ {index === broken ? "Here it first goes wrong. " : ""}</b>
            {fault.message}
            {fault.location !== null && (
              <>
                {" "}
                <code>
                  {fault.location.file}:{fault.location.line}
                </code>
              </>
            )}
          </p>
          {expected !== actual && (expected !== "" || actual !== "") && (
            <dl class="facts">
              <div class="expected">
                <dt>expected</dt>
                <dd>{expected === "" ? "no error" : expected}</dd>
              </div>
              <div class="got">
                <dt>got</dt>
                <dd>{actual === null || actual === "" ? "no error" : actual}</dd>
              </div>
            </dl>
          )}
        </>
      )}
      {!isRed && isAfterFault && (
        <p class="after">
          {isSeen
            ? `It has gone wrong at step ${broken}; what follows from that is no longer judged.`
            : "This call was not made any more on the submission."}
          {isSeen && actual !== null && expected !== "" && actual !== expected && ` Expected ${expected}.`}
        </p>
      )}
      {!isRed && <p class="deed">{deed === "" ? quiet(step, index, isOwn) : deed}</p>}
    </div>
  );
}

/** Said of a step that changed nothing. */
function quiet({ moment: { expected } }: Step, index: number, isOwn: boolean): string {
  if (index === 0)
    return expected.startsWith("throws") ? "This capacity has to be refused." : "All of memory is one free block.";
  if (expected.startsWith("throws")) return `It has to be refused, and ${isOwn ? "was: " : ""}nothing changes.`;
  return "Nothing changes.";
}

/** Shows the blocks that can be chosen: one stop of the tab key, arrows from one to the next. */
function Blocks({
  memory,
  scale,
  playground,
  onFree,
  children,
}: {
  memory: MemoryPicture;
  scale: Scale;
  playground: Playground;
  onFree: (block: MemoryBlock) => void;
  children: JSX.Element;
}) {
  const group = useRef<HTMLDivElement>(null);
  const blocks = memory.blocks.flatMap((block) => {
    const call = playground.freeing(block);
    return call === null ? [] : [{ block, name: showCall(call.method, call.args) }];
  });
  const move = (event: KeyboardEvent) => {
    const all = [...(group.current?.querySelectorAll("button") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    all[Math.min(Math.max(to, 0), all.length - 1)]?.focus();
  };
  const free = (block: MemoryBlock) => {
    // The button goes with its block.
    group.current?.focus();
    onFree(block);
  };
  return (
    <div class="canvas">
      {children}
      {blocks.length > 0 && (
        <div
          class="blocks"
          role="group"
          aria-label="Allocated blocks: choose one to free it"
          ref={group}
          tabIndex={-1}
          onKeyDown={move}
        >
          {blocks.map(({ block, name }, index) => {
            const { x, y, width, height } = blockBox(block, scale);
            return (
              <button
                type="button"
                key={block.start}
                tabIndex={index === 0 ? 0 : -1}
                aria-label={name}
                title={name}
                style={{
                  left: percent(x),
                  width: percent(width),
                  marginTop: percent(y),
                  paddingTop: percent(height),
                }}
                onClick={() => free(block)}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

/** Of the width, which margins and paddings go by in both directions. */
const percent = (units: number): string => `${(100 * units) / WIDTH}%`;

/** Borders up to which small blocks are widened; with more, nothing would be true to size any more. */
const MOST_BORDERS = 48;

/** One scale for all steps, so that a block stays where it is. */
function scaleOf(steps: readonly Step[]): Scale {
  const pictures = steps.flatMap(({ moment: { memory } }) => (memory === null ? [] : [memory]));
  const capacity = pictures[0]?.capacity ?? 1;
  if (pictures.length <= 400 && borders(pictures, capacity).length <= MOST_BORDERS)
    return sharedScale(pictures.length === 0 ? [{ capacity, blocks: [] }] : pictures);
  return scaleFor(capacity, [0, capacity], WIDTH - 4);
}

function isInDisorder(list: SeenList | null): boolean {
  if (list === null) return false;
  const { nodes, chainProblem } = list;
  return chainProblem !== null || nodes.some(({ start }, index) => start < (nodes[index - 1]?.start ?? -Infinity));
}

/** What the drawing is told of a free list; of none, to draw the free blocks of the picture as one. */
function listOptions(list: SeenList | null, before: SeenList | null) {
  if (list === null) return { freeList: "linked" as const };
  const links = new Map(list.brokenLinks.map(({ index, to }) => [index, targetOf(to)]));
  const nodes = list.nodes.map((node, index): DrawnNode => {
    const prev = links.get(index);
    const drawn = { ...node, isChanged: before !== null && isChanged(list, index, before) };
    return prev === undefined ? drawn : { ...drawn, prev };
  });
  return { freeList: "linked" as const, nodes, ...(list.chainProblem === null ? {} : { listEnd: "✕" }) };
}

/** Whether a node is new, has another size or place, or comes after another node than before. */
function isChanged(list: SeenList, index: number, before: SeenList): boolean {
  const node = list.nodes[index]!;
  const was = before.nodes.findIndex(({ start, size }) => start === node.start && size === node.size);
  if (was < 0) return true;
  const [now, then] = [list.nodes[index - 1], before.nodes[was - 1]];
  if (now === undefined || then === undefined) return now !== then;
  return now.start >= then.start + then.size || then.start >= now.start + now.size;
}
