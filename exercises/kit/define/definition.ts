/**
 * What an assignment says once: what its class is, what each call has to do, what can be seen between calls, and how memory is
 * drawn. Everything else that stages, reports and the visualizer need of an assignment is derived from this one value.
 *
 * An assignment has one in `stages/definition.ts`, exported as `definition`.
 *
 * @module
 */
import type { BrokenLaw } from "../check/broken-law.js";
import type { Failure, MemoryBlock, MemoryPicture, TraceStep } from "../check/failure.js";
import type { Remarks } from "../check/judge.js";
import type { Likeness } from "../check/repeatable.js";
import type { Answer, Expected } from "../subject/expected.js";
import type { Data, Told } from "../subject/data.js";
import type { LookStep } from "../subject/script.js";
import type { Argument, HandleShape, Instance, ListShape, MemoryShape, Outcome, Subject } from "../subject/subject.js";

/** A call: of a method with its arguments, or of the constructor, which has no name. */
export interface Call {
  /** `null` for the constructor. */
  method: string | null;
  args: readonly Argument[];
}

/** A run of units, or whatever else the value that a call hands out stands for. */
export interface Block {
  start: number;
  size: number;
}

/** The constructor of the class. */
export interface Construct<Oracle> {
  /** Names of its parameters, as the contract has them. */
  readonly parameters: readonly string[];
  /** What it has to do with these arguments. */
  due(...args: Argument[]): Expected<undefined>;
  /** The oracle of a new instance; only asked where {@link due} is no error. */
  oracle(...args: Argument[]): Oracle;
  /** Place of the argument that is a size, so that another size can be tried; default: none is. */
  readonly sizeAt?: number;
}

/** What a call that is refused leaves otherwise than it was. */
export interface Left {
  /** Whether the contract leaves nothing of it open: then it is judged, as after any other call. */
  readonly isKnown: boolean;
  /** Makes the oracle so; where it is not known, one of which that is known. */
  make(): void;
}

/** A method of the class, or a property that is read. */
export interface Method<Oracle, Value extends Answer = Answer> {
  /** Names of its parameters, as the contract has them. At most three. */
  readonly parameters: readonly string[];
  /** What it is for, in a few words: `hand out a block`. */
  readonly about: string;
  /** Whether it is read, not called. */
  readonly isProperty?: boolean;
  /** What the call has to do. Asked before it is made; never changes the oracle. */
  due(oracle: Oracle, ...args: Argument[]): Expected<Value>;
  /** What the call does to the oracle; made only when it was right and is due no error. Without it, the call changes nothing. */
  make?(oracle: Oracle, ...args: Argument[]): void;
  /**
   * What a call that is refused changes, or may change, all the same. Asked before it is made. `null` where it has to leave everything
   * as it was; default: it always has to.
   */
  leaves?(oracle: Oracle, ...args: Argument[]): Left | null;
  /** What the client does with what it was given, before anything is looked at; made only when the call was right and is due no error. */
  use?(instance: Instance, oracle: Oracle, value: Value): void;
  /** Where it is no method of the class: what the grader does to an instance in its place. */
  byGrader?(instance: Instance, oracle: Oracle, ...args: Argument[]): Outcome;
  /** A sentence or two for each failure among whose calls it is: where it is no method of the class, who knows it? */
  readonly told?: string;
  /** What is said when the call ends otherwise. Asked with the oracle as it was before the call. */
  why?(oracle: Oracle, due: Expected<Value>, ...args: Argument[]): Remarks;
  /** Where what it returns is a total that can be asked for at any time: the name by which stages judge it after every call. */
  readonly total?: string;
  /** What is said where such a total is another one after a call, with a space in front; default: what is free, as the definition says it. */
  totalInWords?(oracle: Oracle): string;
  /** Place of the argument that is a size, so that another size can be tried; default: none is. */
  readonly sizeAt?: number;
  /** What the call hands out, for calls that name it later; default: nothing. */
  gives?(value: Value, ...args: Argument[]): Block;
  /** What was handed out earlier that the call names, and the call that names another; default: it names nothing. */
  readonly takes?: {
    block(...args: Argument[]): Block | null;
    /** @param others - the arguments that the call was made with */
    args(block: Block, others: readonly Argument[]): Argument[];
  };
}

/** What a call has changed, in words, and how that was before it and is after it. */
export interface Changed {
  told: string;
  was: string;
  is: string;
}

/** A way to look at an instance between calls. */
export interface View<Oracle, Seen = unknown> {
  /** Reads it out of an instance. Views with the same reader share what was read. */
  read(instance: Instance, oracle: Oracle): Seen;
  /** The first law that it breaks; `null` when it keeps them all. */
  judge(seen: Seen, oracle: Oracle): BrokenLaw | null;
  /** What a failure of this view holds beside its message: its kind, what was expected and came, pictures. */
  failure(law: BrokenLaw, seen: Seen, oracle: Oracle): Pick<Failure, "kind"> & Partial<Failure>;
  /** The view that is judged before this one wherever this one is; default: none. */
  readonly restsOn?: string;
  /**
   * Whether it is only what the instance says when it is asked, and nothing else that it does rests on that: a report. Where it is
   * not judged, it is then not looked at either; default: it is.
   */
  readonly isOnlySaid?: boolean;
  /** Whether it is not judged any more in a check whose preparation has left it wrong; default: it is. */
  readonly isExcused?: boolean;
}

/** The view of a definition that is drawn: what a reader is shown of an instance beside its memory. */
export interface MainView<Oracle, Seen = unknown> extends View<Oracle, Seen> {
  /** As it is drawn in a trace. */
  draw(seen: Seen, oracle: Oracle): Pick<TraceStep, "list" | "pictures">;
  /**
   * Pictures of an instance in a failure that another view, or a call, is about.
   *
   * @param knowsLive - whether what is allocated is where the oracle has it
   */
  pictures(seen: Seen, oracle: Oracle, knowsLive: boolean): Partial<Failure>;
  /** Pictures of an instance that a call has changed although it threw. */
  picturesOfChange(seen: Seen, oracle: Oracle): Partial<Failure>;
  /** What is another now; `null` when nothing is. */
  change(before: Seen, after: Seen): Changed | null;
  /** Whether it goes round in a circle, which no method of the submission's would come back from. */
  isEndless(seen: Seen): boolean;
  /** Said where a total is wrong and this is right, as it was read before the total was asked for, or after. */
  readonly saysSo: Readonly<Record<"before" | "after", string>>;
}

/** What a call returns, compared otherwise than by equality, under the name by which stages judge it. */
export interface ResultAspect<Oracle> {
  method: string;
  /** Asked with the oracle as it was before the call, and the call's arguments. */
  agrees(due: Answer | undefined, actual: unknown, oracle: Oracle, ...args: Argument[]): boolean;
}

/** How an assignment is played with in the visualizer, by methods that its class has. */
export interface PlayDefinition<Method extends string = string> {
  /** What is shown first. */
  readonly example: Situation<Method>;
  /** The most units that can be drawn, and calls that can be made. */
  readonly most: { readonly units: number; readonly calls: number };
  /** Whether all blocks are equally large, so that nothing is ever in pieces; default: they are not. */
  readonly hasEqualBlocks?: boolean;
  /** Arguments of the constructor where there are so many units; default: these alone. */
  construct?(capacity: Argument): readonly Argument[];
  /** The call that asks for so many units; `null` when there is none any more. `number` counts blocks from 1. */
  request(size: number, number: number): PlayedCall<Method> | null;
  /** The call that gives back what a request has handed out; `null` where nothing is ever given back by itself. */
  release(request: PlayedCall, value: Answer | undefined): PlayedCall<Method> | null;
  /** The call that gives back an allocated block of a picture; `null` where there is none. */
  freeing(block: MemoryBlock): PlayedCall<Method> | null;
}

/** A call as it is played. */
export interface PlayedCall<Method extends string = string> {
  method: Method;
  args: readonly Argument[];
}

/** Memory as a sequence of calls leaves it. */
export interface Situation<Method extends string = string> {
  capacity: number;
  calls: PlayedCall<Method>[];
}

/** What each method returns when it succeeds, by its name. */
export type Answers = Record<string, Answer>;

/** All that is known of an assignment's class. */
export interface Definition<
  Oracle,
  Returns extends Answers = Answers,
  Noun extends string = string,
  Aspect extends string = string,
> {
  /** Name of the class. */
  readonly className: string;
  /** What checks call one: `allocator`. */
  readonly noun: Noun;
  readonly construct: Construct<Oracle>;
  /** By their names. The first one hands out memory. */
  readonly methods: { readonly [Name in keyof Returns]: Method<Oracle, Returns[Name]> };
  /** What is compared after every call where a stage judges it, in this order. */
  readonly views?: { readonly [Name in Aspect]?: View<Oracle> };
  /** The view that is drawn. */
  readonly main?: { readonly name: Aspect; readonly view: MainView<Oracle> };
  /** Results of calls, by the names by which stages judge them. A result that none is about is always compared. */
  readonly results?: { readonly [Name in Aspect]?: ResultAspect<Oracle> };
  /** The list that can be compared while calls are played, where there is one. */
  readonly list?: { readonly shape: ListShape; nodes(oracle: Oracle): readonly Block[] };
  /** The same where there are several: `head`, a property of that name, holds what leads to each, by its place. */
  readonly lists?: {
    readonly shape: ListShape;
    nodes(oracle: Oracle, place: number, head: string): readonly Block[];
  };
  /** Memory that can be compared while calls are played, where the books are kept in it. */
  readonly memory?: MemoryShape;
  /** Methods that hand out handles of the submission's own choice, and take them; to the oracle they are 1, 2, 3 and so on. */
  readonly handles?: HandleShape;
  /** What code beside the submission answers where all is right, by the names by which it is asked, and the steps of a script that compare it. */
  readonly asked?: Readonly<Record<string, (oracle: Oracle, ...args: Data[]) => { steps: LookStep[]; answer: Told }>>;
  /** Memory as it should be. */
  picture(oracle: Oracle): MemoryPicture;
  /** Whether a trace has memory beside each of its calls; default: it has. Where memory is always full, that would show nothing. */
  readonly drawsSteps?: boolean;
  /** What should be free, as a sentence to add to a total that is wrong, with a space in front; default: nothing is added. */
  inWords?(oracle: Oracle): string;
  /** Equal for states in which every call does the same. */
  key(oracle: Oracle): string;
  /** Why a call is never made, as a sentence; `null` when it may be. Default: any may. */
  refusal?(call: Call): string | null;
  /** Why a call is not made in this state, as a sentence, where what it does is not known; `null` when it may be. Default: any may. */
  mustWait?(oracle: Oracle, call: Call): string | null;
  /** Calls that are made on one instance at most; default: as many as one likes. */
  readonly mostCalls?: number;
  /** Whether only the newest instance may be used, so that each has a trace of its own. */
  readonly isOneAtATime?: boolean;
  /**
   * The shortest calls that bring a new instance into a state, that of the constructor among them.
   *
   * @param idle - calls to be made before, by twos, that leave everything as it is
   */
  wayTo?(oracle: Oracle, idle: number): Call[];
  /** What a submission does instead of what it should, found out in scenes made for that; `null` when nothing is known of it. */
  likeness?(around: LikenessContext<Oracle>): Likeness | null;
  readonly play: PlayDefinition<keyof Returns & string>;
}

/** What is known where a likeness is looked for. */
export interface LikenessContext<Oracle> {
  subject: Subject;
  failure: Failure;
  /** The failing call, and the oracle of its instance after all calls. */
  last: { call: Call; oracle: Oracle } | null;
  /** What comes of making another call in place of the last one; `null` when all is right. */
  instead(call: Call): Failure | null;
  /** What comes of the calls when what only looks is not judged before the last of them; `null` when all is right. */
  unasked(): Failure | null;
}
