/**
 * The page: the desk with its history, and everything that is shown of it.
 *
 * @module
 */
import type { JSX } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PlayedCall } from "#kit/define/playground";
import { HatchPattern } from "../../../picture/registry.js";
import type { Push, Setup } from "../push.js";
import { Calls } from "./calls.js";
import { Chart } from "./chart.js";
import { type Desk, deskOfLink, exampleDesk, type Game, linkOf, withCalls, withCapacity, withoutCall } from "./desk.js";
import { Load } from "./load.js";
import { begun, type OwnPlay } from "./own.js";
import { Printed, Problems, Recording } from "./notes.js";
import { canFree, Memory } from "./picture.js";
import { Share } from "./share.js";
import { deedAt, firstFault, type Step, stepsOf } from "./steps.js";
import { StepList } from "./step-list.js";
import { Transport } from "./transport.js";

/** How the page gets at the student's code; there is none in a page with the model alone. */
export interface Own {
  listen(onPush: (push: Push) => void, onConnection: (isThere: boolean) => void): void;
  play(program: Extract<Push, { kind: "program" }>, link: string): void;
  onPlay(listener: (play: OwnPlay) => void): void;
  onFault(listener: (message: string) => void): void;
}

interface AppProps {
  setup: Setup;
  games: readonly Game[];
  own: Own | null;
}

/** What lies on the desk before anything is done: what the address says, or an example. */
function firstDesk({ setup, games }: AppProps): { desk: Desk; problem: string } {
  const game = games.find(({ id }) => id === setup.assignment) ?? games[0];
  if (game === undefined) throw new Error("there is no assignment to be played with");
  const linked = deskOfLink(location.hash, games);
  if (linked === null) return { desk: exampleDesk(game), problem: "" };
  return "problem" in linked ? { desk: exampleDesk(game), problem: linked.problem } : { desk: linked, problem: "" };
}

/** Desks that can be gone back to. */
const MOST_UNDONE = 100;

/** The whole page. */
export function App(props: AppProps): JSX.Element {
  const { setup, games, own } = props;
  const first = useMemo(() => firstDesk(props), []);
  const [desk, setDesk] = useState(first.desk);
  const [problem, setProblem] = useState(first.problem);
  const [note, setNote] = useState("");
  const [undone, setUndone] = useState<readonly Desk[]>([]);
  const [said, setSaid] = useState("");
  const { push, play, isConnected, fault } = useOwn(own, desk, setup);
  const steps = useMemo(() => stepsOf(desk, play), [desk, play]);
  const shown = steps[desk.step] ?? steps[0]!;
  const broken = firstFault(steps);

  const change = useCallback(
    (next: Desk | { problem: string }, what = "") => {
      if ("problem" in next) return setProblem(next.problem);
      setProblem("");
      setNote(what);
      setUndone((before) => [...before.slice(-MOST_UNDONE), desk]);
      setDesk(next);
    },
    [desk],
  );
  const goTo = useCallback((step: number) => {
    setDesk((now) => ({ ...now, step: Math.min(Math.max(step, 0), now.calls.length) }));
  }, []);
  const add = (calls: readonly PlayedCall[]) => change(withCalls(desk, calls));
  const undo = () => {
    const last = undone[undone.length - 1];
    if (last === undefined) return;
    setUndone(undone.slice(0, -1));
    setProblem("");
    setDesk(last);
  };

  useLink(desk, games, (next) => {
    if ("problem" in next) setProblem(next.problem);
    else change(next);
  });
  useKeys(desk, goTo, undo);
  useHeightTold(desk.isEmbedded);
  const isOwn = own !== null && desk.game.id === setup.assignment;
  useEffect(() => setSaid(inWords(desk, steps, isOwn)), [desk, shown]);

  return (
    <>
      {!desk.isEmbedded && <Head {...{ setup, desk, games, push, play, isConnected, isOwn, change }} />}
      <main id="main" class={desk.isEmbedded ? "embedded" : undefined} tabIndex={-1}>
        {desk.isEmbedded && <h1 class="aside">{desk.game.title}</h1>}
        <h2 class="aside">Memory, step by step</h2>
        {problem !== "" && (
          <p class="problem" role="alert">
            {problem}{" "}
            <button type="button" class="plain" onClick={() => setProblem("")}>
              Close
            </button>
          </p>
        )}
        {fault !== "" && (
          <p class="problem" role="alert">
            {fault}
          </p>
        )}
        {note !== "" && <p class="note">{note}</p>}
        {isOwn && push?.kind === "problems" && <Problems problems={push.problems} />}
        {isOwn && play?.notLoaded != null && <NotLoaded play={play} />}
        {own !== null && !isOwn && (
          <p class="note">
            Your code is for another assignment, so this is shown with the model alone. For your own code start{" "}
            <code>npm run visualize -- --assignment {desk.game.id}</code>
          </p>
        )}
        <div class="columns">
          <section class="stage" aria-label="Memory">
            <Transport {...{ steps, step: desk.step, broken, goTo }} />
            <Memory
              {...{ steps, index: desk.step, broken, isOwn }}
              playground={desk.game.playground}
              onFree={(block) => {
                const call = desk.game.playground.freeing(block);
                if (call !== null) add([call]);
              }}
            />
            {desk.recorded !== null && <Recording recorded={desk.recorded} isOwn={isOwn} />}
            <Printed lines={shown.moment.printed} />
          </section>
          <section class="side" aria-label="Calls">
            <Calls
              {...{ desk, add }}
              frees={canFree(
                shown.moment.pictures.map(({ picture }) => picture),
                desk.game.playground,
              )}
              onProblem={setProblem}
              onCapacity={(capacity) => change(withCapacity(desk, capacity))}
            />
            <StepList
              {...{ steps, step: desk.step, broken, goTo }}
              isPending={isOwn && play?.isDone === false}
              onRemove={(place) => change(withoutCall(desk, place))}
            />
            {!desk.isEmbedded && (
              <div class="tools">
                <button type="button" onClick={undo} disabled={undone.length === 0}>
                  Undo
                </button>
                <button
                  type="button"
                  onClick={() => change({ ...desk, calls: [], step: 0, recorded: null })}
                  disabled={desk.calls.length === 0}
                >
                  Clear
                </button>
                <Load {...{ desk, games }} onDesk={change} />
                <Share link={linkOf(desk)} />
              </div>
            )}
          </section>
          {!desk.game.playground.hasEqualBlocks && (
            <section class="fragmentation" aria-labelledby="fragmentation">
              <Chart {...{ steps, step: desk.step, broken, goTo }} />
            </section>
          )}
        </div>
      </main>
      {!desk.isEmbedded && <Foot isOwn={own !== null} />}
      <p class="aside" role="status">
        {said}
      </p>
      <svg class="mem patterns" width="0" height="0" aria-hidden="true">
        <HatchPattern />
      </svg>
    </>
  );
}

/** The student's code, and how it does on what lies on the desk. */
function useOwn(own: Own | null, desk: Desk, setup: Setup) {
  const [push, setPush] = useState<Push | null>(null);
  const [play, setPlay] = useState<OwnPlay | null>(null);
  const [isConnected, setConnected] = useState(true);
  const [fault, setFault] = useState("");
  useEffect(() => {
    own?.onPlay(setPlay);
    own?.onFault(setFault);
    own?.listen(setPush, setConnected);
  }, []);
  const isOwn = own !== null && desk.game.id === setup.assignment;
  const link = linkOf({ ...desk, step: 0, recorded: null });
  const isReady = isOwn && push?.kind === "program";
  useEffect(() => {
    if (isReady) own.play(push, link);
  }, [push, link, isOwn]);
  // What is known of other calls than those on the desk says nothing of these.
  const current = play?.link === link ? play : begun(link);
  return { push, play: isReady ? current : null, isConnected, fault };
}

/** The address says what lies on the desk, and another address puts something else there. */
function useLink(desk: Desk, games: readonly Game[], onDesk: (desk: Desk | { problem: string }) => void): void {
  const link = linkOf(desk);
  useEffect(() => {
    const timer = setTimeout(() => history.replaceState(null, "", link), 150);
    return () => clearTimeout(timer);
  }, [link]);
  const newest = useRef({ link, onDesk });
  newest.current = { link, onDesk };
  useEffect(() => {
    const changed = () => {
      if (location.hash === newest.current.link) return;
      const next = deskOfLink(location.hash, games);
      if (next !== null) newest.current.onDesk(next);
    };
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
}

/** Tells the page around an embedded one how high it is, so that it need not scroll within. */
function useHeightTold(isEmbedded: boolean): void {
  useEffect(() => {
    const main = document.getElementById("main");
    if (!isEmbedded || main === null || parent === window) return;
    const tell = (): void => {
      // Of the page, not of this element: what hangs over its edge by part of a pixel would be scrolled for, too.
      parent.postMessage({ alloclabHeight: document.documentElement.scrollHeight }, "*");
    };
    const observer = new ResizeObserver(tell);
    observer.observe(main);
    return () => observer.disconnect();
  }, [isEmbedded]);
}

/** Arrows step, wherever they have no meaning of their own. */
function useKeys(desk: Desk, goTo: (step: number) => void, undo: () => void): void {
  // Before the page is painted: a key that is held down comes faster, and would start from the step before.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target } = event;
      const isField =
        target instanceof HTMLElement && target.closest("input, select, textarea, dialog, [role=group]") !== null;
      if (isField || event.altKey) return;
      if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) undo();
      else if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      else if (event.key === "ArrowLeft") goTo(desk.step - 1);
      else if (event.key === "ArrowRight") goTo(desk.step + 1);
      else if (event.key === "Home") goTo(0);
      else if (event.key === "End") goTo(desk.calls.length);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
}

/** What is told to those who do not see it. */
function inWords({ step }: Desk, steps: readonly Step[], isOwn: boolean): string {
  const now = steps[step];
  if (now === undefined) return "";
  const { moment, source } = now;
  const deed = deedAt(steps, step, isOwn);
  const fault = moment.fault === null ? "" : ` Wrong: ${moment.fault.message}`;
  return `Step ${step} of ${steps.length - 1}: ${source}.${fault} ${deed} ${moment.free} units free, largest block ${moment.largest}.`;
}

interface HeadProps {
  setup: Setup;
  desk: Desk;
  games: readonly Game[];
  push: Push | null;
  play: OwnPlay | null;
  isConnected: boolean;
  isOwn: boolean;
  change: (desk: Desk) => void;
}

function Head({ setup, desk, games, push, play, isConnected, isOwn, change }: HeadProps) {
  return (
    <header class="top">
      <a
        class="skip"
        href="#main"
        onClick={(event) => (event.preventDefault(), document.getElementById("main")?.focus())}
      >
        Skip to memory
      </a>
      <div class="inside">
        <div>
          <p class="title">alloclab visualizer</p>
          <h1>{desk.game.title}</h1>
        </div>
        <div class="about">
          {games.length > 1 && (
            <label>
              <span>Assignment</span>
              <select
                value={games.indexOf(desk.game)}
                onChange={({ currentTarget }) => {
                  const game = games[Number(currentTarget.value)];
                  if (game !== undefined) change(exampleDesk(game));
                }}
              >
                {[...new Set(games.map(({ id }) => id))].map((id) => (
                  <Choices {...{ games, classes: games.filter((game) => game.id === id) }} />
                ))}
              </select>
            </label>
          )}
          <p class="tags">
            <Tag {...{ setup, push, play, isConnected, isOwn }} />
          </p>
        </div>
      </div>
    </header>
  );
}

/** What can be chosen of an assignment: itself, or one of its classes. */
function Choices({ games, classes }: { games: readonly Game[]; classes: readonly Game[] }) {
  const choices = classes.map((game) => (
    <option value={games.indexOf(game)}>{game.isOneOfSeveral ? game.className : game.title}</option>
  ));
  return classes.length > 1 ? <optgroup label={classes[0]?.title}>{choices}</optgroup> : choices;
}

/** Whose code is shown, and how it stands. */
function Tag({
  setup,
  push,
  play,
  isConnected,
  isOwn,
}: Pick<HeadProps, "setup" | "push" | "play" | "isConnected" | "isOwn">) {
  if (!isOwn) return <span class="tag">model: how it should be</span>;
  const name = setup.submission;
  if (!isConnected) return <span class="tag bad">the server has ended: run npm run visualize again</span>;
  if (push === null) return <span class="tag">{name}: being compiled …</span>;
  if (push.kind === "problems") return <span class="tag bad">{name}: does not compile</span>;
  if (play === null || !play.isDone) return <span class="tag">{name}: running …</span>;
  if (play.notLoaded !== null) return <span class="tag bad">{name}: could not be loaded</span>;
  const isWrong = play.hung !== null || play.moments.some(({ fault }) => fault !== null);
  return isWrong ? (
    <span class="tag bad">{name}: not as it should be</span>
  ) : (
    <span class="tag good">{name}: as it should be</span>
  );
}

function NotLoaded({ play: { notLoaded } }: { play: OwnPlay }) {
  if (notLoaded === null) return null;
  const { message, location } = notLoaded;
  return (
    <div class="problem" role="alert">
      <b>Your code could not be loaded.</b> {message}
      {location !== null && (
        <>
          {" "}
          <code>
            {location.file}:{location.line}
          </code>
        </>
      )}
    </div>
  );
}

function Foot({ isOwn }: { isOwn: boolean }) {
  return (
    <footer>
      <p>
        {isOwn ? (
          <>
            Your code runs in this page, in the sandbox that the grader uses. Save a file, and all calls are made again.
          </>
        ) : (
          <>
            This page shows the model: what every allocator of the assignment has to do. To see your own, run{" "}
            <code>npm run visualize</code>.
          </>
        )}{" "}
        Keys: <kbd>←</kbd> <kbd>→</kbd> step, <kbd>Home</kbd> <kbd>End</kbd> first and last, <kbd>Ctrl</kbd>+
        <kbd>Z</kbd> undo.
      </p>
    </footer>
  );
}
