import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { MemoryBlock, MemoryPicture } from "#kit/check/failure";
import type { Moment, Playground } from "#kit/define/playground";
import { showCall } from "#kit/check/show";
import { type Differences, differences } from "../../../picture/differences.js";
import { hasSameNodes, isBroken, listOf } from "../../../picture/list.js";
import { borders, type Scale, scaleFor } from "../../../picture/scale.js";
import { blockBox, MemorySvg, sharedScale, WIDTH } from "../../../picture/svg.js";
import { deedAt, isOfModel, type Step } from "./steps.js";

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
  const { memory } = moment;
  const own = memory === null ? null : ownMemory(moment, memory);
  const scale = scaleOf(steps);
  const deed = deedAt(steps, index, { isOwn, hasFreeList: playground.hasFreeList });
  return (
    <>
      <Outcome {...{ step, index, broken, isOwn, deed }} />
      {memory === null ? (
        <p class="empty">With this capacity there is no allocator, and no memory to be drawn.</p>
      ) : (
        <figure>
          {(own !== null || isOfModel(step, isOwn)) && (
            <figcaption>
              <b>As it should be</b>
            </figcaption>
          )}
          <Blocks {...{ memory, scale, playground, onFree }}>
            <MemorySvg
              picture={memory}
              id="should"
              title={`Memory as it should be after ${step.source}`}
              before={before?.memory ?? null}
              scale={scale}
              {...(playground.hasFreeList
                ? { freeList: (own === null ? moment.list : null) ?? ("linked" as const) }
                : {})}
            />
          </Blocks>
        </figure>
      )}
      {own !== null && memory !== null && (
        <Own
          {...{ step, own, scale }}
          marks={differences(memory, own)}
          before={before?.actualMemory ?? before?.memory ?? null}
          hasList={playground.hasFreeList}
        />
      )}
    </>
  );
}

/** Memory as the submission has it, when that, or its free list, is not as it should be. */
function ownMemory({ actualMemory, list }: Moment, memory: MemoryPicture): MemoryPicture | null {
  const isListWrong = list !== null && (isBroken(list) || !hasSameNodes(list, listOf(memory)));
  const { ranges, seams } = differences(memory, actualMemory ?? memory);
  return isListWrong || ranges.length + seams.length > 0 ? (actualMemory ?? memory) : null;
}

interface OwnProps {
  step: Step;
  own: MemoryPicture;
  marks: Differences;
  scale: Scale;
  before: MemoryPicture | null;
  hasList: boolean;
}

function Own({ step, own, marks, scale, before, hasList }: OwnProps) {
  const { list } = step.moment;
  const notes = [
    marks.ranges.length > 0 ? "what is under ≠ differs" : "",
    marks.seams.length > 0 ? "▼ marks free neighbours that are not merged" : "",
    list !== null && isBroken(list) ? "a link in red leads where it must not" : "",
  ].filter(Boolean);
  return (
    <figure class="actual">
      <figcaption>
        <b>{hasList ? "As your free list tells it" : "As your answer has it"}</b>
        {notes.length > 0 && <span class="soft"> – {notes.join(", ")}</span>}
      </figcaption>
      <MemorySvg
        picture={own}
        id="actual"
        title={`Memory after ${step.source} as ${hasList ? "the free list" : "the answer"} of the submission tells it`}
        before={before}
        marks={marks}
        scale={scale}
        {...(hasList ? { freeList: list ?? ("nodes" as const) } : {})}
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
