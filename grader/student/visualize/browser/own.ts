/**
 * The student's own code: what the server says of it, and calls that are played on it in another thread.
 *
 * @module
 */
import type { Fault, Moment } from "#kit/define/playground";
import type { PlayAnswer, PlayRequest, Push } from "../push.js";

/**
 * Time without any answer after which the thread is ended: far more than the ticks of a play last, so this only steps in for
 * what no tick counts, a loop inside a built-in function.
 */
const SILENCE_MS = 15_000;
/** Time between two times that the page is told how a play stands. */
const TELL_MS = 100;

/** How a play on the student's code stands. */
export interface OwnPlay {
  /** The calls that are played, as a link. */
  link: string;
  /** Of as many calls as have been made by now, after that of the constructor. */
  moments: readonly Moment[];
  /** Why it could not be loaded. */
  notLoaded: Fault | null;
  /** Why the call after those has no moment: it has not come back, and was cut off. */
  hung: Fault | null;
  isDone: boolean;
}

/** A play that has just begun. */
export const begun = (link: string): OwnPlay => ({ link, moments: [], notLoaded: null, hung: null, isDone: false });

/** Plays calls on the student's code, one sequence at a time. */
export class OwnPlayer {
  private worker: Worker | null = null;
  private isBusy = false;
  private number = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private play = begun("");

  /**
   * @param onPlay - told how the newest play stands, whenever that changes
   * @param onFault - told of a fault of ours
   */
  constructor(
    private readonly onPlay: (play: OwnPlay) => void,
    private readonly onFault: (message: string) => void,
  ) {}

  /** Begins a play, and ends one that is under way. */
  start(request: Omit<PlayRequest, "number">): void {
    if (this.isBusy) this.stop();
    this.worker ??= this.newWorker();
    this.isBusy = true;
    this.number += 1;
    // What was shown stays for the blink that most plays take.
    this.play = begun(request.link);
    this.update({});
    this.worker.postMessage({ ...request, number: this.number } satisfies PlayRequest);
    this.watch();
  }

  /** Ends whatever is under way. */
  stop(): void {
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = null;
    this.isBusy = false;
  }

  private newWorker(): Worker {
    const worker = new Worker("worker.js", { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<PlayAnswer>) => this.answer(data);
    worker.onerror = (event) => {
      this.stop();
      this.onFault(`A fault of the visualizer itself: ${event.message}`);
    };
    return worker;
  }

  private watch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.silent(), SILENCE_MS);
  }

  private answer(answer: PlayAnswer): void {
    if (answer.number !== this.number) return;
    this.watch();
    if (answer.kind === "moment") this.update({ moments: [...this.play.moments, answer.moment] });
    if (answer.kind === "not-loaded") this.update({ notLoaded: answer.fault });
    if (answer.kind === "done") this.done();
  }

  /** The thread has said nothing for too long: whatever call is next in it does not end. */
  private silent(): void {
    this.stop();
    const message = "Its time was up, and it was still running.";
    const fault: Fault = { kind: "timed-out", message, location: null };
    this.update({ notLoaded: this.play.moments.length === 0 ? fault : null, hung: fault });
    this.done();
  }

  private update(change: Partial<OwnPlay>): void {
    this.play = { ...this.play, ...change };
    // Hundreds of moments come at once, and nobody sees them one by one.
    this.telling ??= setTimeout(() => this.tell(), TELL_MS);
  }

  private tell(): void {
    clearTimeout(this.telling);
    this.telling = undefined;
    this.onPlay(this.play);
  }

  private done(): void {
    clearTimeout(this.timer);
    this.isBusy = false;
    this.update({ isDone: true });
    this.tell();
  }
}

/** Listens to the server: each time a file is saved, it pushes the code again. */
export function listen(onPush: (push: Push) => void, onConnection: (isThere: boolean) => void): void {
  const events = new EventSource("events");
  events.onmessage = ({ data }: MessageEvent<string>) => {
    onConnection(true);
    onPush(JSON.parse(data) as Push);
  };
  events.onerror = () => onConnection(false);
}
