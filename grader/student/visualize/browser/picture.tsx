import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { CaptionedPicture, MemoryBlock, Picture } from "#kit/check/picture";
import type { Playground } from "#kit/define/playground";
import { showCall } from "#kit/subject/show";
import { type Layout, WIDTH } from "../../../picture/kind.js";
import { blocksIn, differenceText, layoutOf, PictureSvg, titleOf } from "../../../picture/registry.js";
import { deedAt, isOfModel, pictureOf, type Step } from "./steps.js";

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
  const before = steps[index - 1];
  const [due, seen] = [pictureOf(step, "due"), pictureOf(step, "seen")];
  const was = pictureOf(before, "due");
  const difference = due === null || seen === null ? null : differenceText(due.picture, seen.picture);
  const layout = layoutOf(steps.flatMap((each) => pictureOf(each, "due")?.picture ?? []));
  const deed = deedAt(steps, index, isOwn);
  return (
    <>
      <Outcome {...{ step, index, broken, isOwn, deed }} />
      {due === null ? (
        <p class="empty">With this capacity there is no allocator, and no memory to be drawn.</p>
      ) : (
        <figure>
          {(difference !== null || isOfModel(step, isOwn)) && (
            <figcaption>
              <b>{due.caption}</b>
            </figcaption>
          )}
          <Blocks {...{ layout, playground, onFree }} picture={due.picture}>
            <PictureSvg
              picture={due.picture}
              id="should"
              title={titleAfter(step, due)}
              before={was?.picture ?? null}
              layout={layout}
            />
          </Blocks>
        </figure>
      )}
      {due !== null && seen !== null && difference !== null && (
        <Own
          {...{ step, seen, difference, layout }}
          due={due.picture}
          before={(pictureOf(before, "seen") ?? was)?.picture ?? null}
        />
      )}
    </>
  );
}

const titleAfter = ({ source }: Step, { picture, caption }: CaptionedPicture): string =>
  `${titleOf(picture, caption)} after ${source}`;

interface OwnProps {
  step: Step;
  seen: CaptionedPicture;
  due: Picture;
  difference: string;
  layout: Layout;
  before: Picture | null;
}

/** The state as the submission has it, where that is not as it should be. */
function Own({ step, seen, due, difference, layout, before }: OwnProps) {
  return (
    <figure class="actual">
      <figcaption>
        <b>{seen.caption}</b>
        {difference !== "" && <span class="soft"> – {difference}</span>}
      </figcaption>
      <PictureSvg
        picture={seen.picture}
        id="actual"
        title={titleAfter(step, seen)}
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

/** Said of a step that changed nothing which is drawn: what blocks hold is not. */
function quiet({ moment: { expected, capacity, largest } }: Step, index: number, isOwn: boolean): string {
  if (index === 0 && expected.startsWith("throws")) return "This capacity has to be refused.";
  if (index === 0) return largest === capacity ? "All of memory is one free block." : "Nothing is allocated yet.";
  if (expected.startsWith("throws")) return `It has to be refused, and ${isOwn ? "was: " : ""}nothing changes.`;
  return "Nothing that is drawn changes.";
}

/** Whether there is a block in one of the pictures that a click frees. */
export const canFree = (pictures: readonly Picture[], playground: Playground): boolean =>
  pictures.some((picture) =>
    blocksIn(picture, layoutOf([picture])).some(({ block }) => playground.freeing(block) !== null),
  );

/** Shows the blocks that can be chosen: one stop of the tab key, arrows from one to the next. */
function Blocks({
  picture,
  layout,
  playground,
  onFree,
  children,
}: {
  picture: Picture;
  layout: Layout;
  playground: Playground;
  onFree: (block: MemoryBlock) => void;
  children: JSX.Element;
}) {
  const group = useRef<HTMLDivElement>(null);
  const blocks = blocksIn(picture, layout).flatMap(({ block, box }) => {
    const call = playground.freeing(block);
    return call === null ? [] : [{ block, box, name: showCall(call.method, call.args) }];
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
          {blocks.map(({ block, box, name }, index) => (
            <button
              type="button"
              key={block.start}
              tabIndex={index === 0 ? 0 : -1}
              aria-label={name}
              title={name}
              style={{
                left: percent(box.x),
                width: percent(box.width),
                marginTop: percent(box.y),
                paddingTop: percent(box.height),
              }}
              onClick={() => free(block)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** Of the width, which margins and paddings go by in both directions. */
const percent = (units: number): string => `${(100 * units) / WIDTH}%`;
