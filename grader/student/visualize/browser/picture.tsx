import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { MemoryBlock, MemoryPicture, Picture } from "#kit/check/picture";
import type { Moment, Playground } from "#kit/define/playground";
import { showCall } from "#kit/subject/show";
import { chainOf, freeChain } from "../../../picture/chain/list.js";
import { type Layout, WIDTH } from "../../../picture/kind.js";
import { freePicture, memoryOf } from "../../../picture/moment.js";
import { boxOf, differenceText, layoutOf, PictureSvg } from "../../../picture/registry.js";
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
  const hasList = playground.hasFreeList;
  const own = memory === null ? null : ownPicture(moment, memory, hasList);
  const layout = layoutOf(steps.flatMap(({ moment: { memory } }) => (memory === null ? [] : [memoryOf(memory)])));
  const drawn = hasList ? freePicture : memoryOf;
  const was = before?.memory ?? null;
  const wasOwn = before?.actualMemory ?? was;
  const deed = deedAt(steps, index, { isOwn, hasFreeList: hasList });
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
          <Blocks {...{ memory, layout, playground, onFree }}>
            <PictureSvg
              picture={
                hasList && own === null && moment.list !== null ? memoryOf(memory, chainOf(moment.list)) : drawn(memory)
              }
              id="should"
              title={`Memory as it should be after ${step.source}`}
              before={was === null ? null : drawn(was)}
              layout={layout}
            />
          </Blocks>
        </figure>
      )}
      {own !== null && memory !== null && (
        <Own {...{ step, own, layout, hasList }} due={drawn(memory)} before={wasOwn === null ? null : drawn(wasOwn)} />
      )}
    </>
  );
}

/** Memory as the submission has it, when that, or its free list, is not as it should be. */
function ownPicture({ actualMemory, list }: Moment, memory: MemoryPicture, hasList: boolean): Picture | null {
  const strip = actualMemory ?? memory;
  const own = list === null ? null : memoryOf(strip, chainOf(list));
  const isRight = differenceText(freePicture(memory), own ?? memoryOf(strip)) === null;
  if (isRight) return null;
  if (!hasList) return memoryOf(strip);
  // Without the list itself, the order of its nodes is not known.
  return own ?? memoryOf(strip, { ...freeChain(strip), links: "unknown" });
}

interface OwnProps {
  step: Step;
  own: Picture;
  due: Picture;
  layout: Layout;
  before: Picture | null;
  hasList: boolean;
}

function Own({ step, own, due, layout, before, hasList }: OwnProps) {
  const difference = differenceText(due, own);
  return (
    <figure class="actual">
      <figcaption>
        <b>{hasList ? "As your free list tells it" : "As your answer has it"}</b>
        {difference !== null && difference !== "" && <span class="soft"> – {difference}</span>}
      </figcaption>
      <PictureSvg
        picture={own}
        id="actual"
        title={`Memory after ${step.source} as ${hasList ? "the free list" : "the answer"} of the submission tells it`}
        before={before}
        due={due}
        layout={layout}
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
function quiet({ moment: { expected, memory, largest } }: Step, index: number, isOwn: boolean): string {
  if (index === 0 && expected.startsWith("throws")) return "This capacity has to be refused.";
  if (index === 0)
    return largest === memory?.capacity ? "All of memory is one free block." : "Nothing is allocated yet.";
  if (expected.startsWith("throws")) return `It has to be refused, and ${isOwn ? "was: " : ""}nothing changes.`;
  return "Nothing changes.";
}

/** Shows the blocks that can be chosen: one stop of the tab key, arrows from one to the next. */
function Blocks({
  memory,
  layout,
  playground,
  onFree,
  children,
}: {
  memory: MemoryPicture;
  layout: Layout;
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
            const { x, y, width, height } = boxOf(block, layout);
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
