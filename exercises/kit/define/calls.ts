/**
 * The calls of a check as data: noted as they are made, and as they have to be made when some are left out.
 *
 * @module
 */
import type { Change, SizeArgument } from "../check/repeatable.js";
import { showCall } from "../subject/show.js";
import type { Answers, Block, Call, Definition } from "./definition.js";
import { methodNamed } from "./oracle.js";

/** A call as source. */
export function sourceOf<Oracle, Returns extends Answers>(
  { method, args }: Call,
  definition: Definition<Oracle, Returns>,
): string {
  if (method === null) return showCall("new", args);
  return definition.methods[method]?.isProperty ? method : showCall(method, args);
}

/** A call of a check. */
export interface MadeCall {
  call: Call;
  /** Which of the check's instances it was made on, from 0, in the order in which they were made. */
  on: number;
  /** Whether it only prepares what the check is about. */
  prepares: boolean;
  /** The view that the check looks at after it. */
  looksAt?: string;
}

/** A call that was made, still at its place among all of the check. */
export interface PlacedCall extends MadeCall {
  place: number;
}

/** A block that a call is about: what the call at place `of` has handed out, moved and grown by so many units. */
interface Target {
  of: number;
  shift: number;
  grow: number;
}

/** What holds of a call where all of them are made. */
interface Fact {
  works: boolean;
  target: Target | null;
}

/** What the calls leave of the oracles, by the numbers of their instances. */
export type Oracles<Oracle> = ReadonlyMap<number, Oracle>;

/** The calls of a check, which can be made in part or otherwise. */
export class NotedCalls<Oracle, Returns extends Answers> {
  private readonly all: MadeCall[] = [];
  private facts: readonly Fact[] = [];

  constructor(private readonly definition: Definition<Oracle, Returns>) {}

  /** Notes a call before it is made. */
  note(made: MadeCall): void {
    this.all.push(made);
  }

  /** Notes that the check looks at a view of an instance after its last call. */
  noteLook(on: number, view: string): void {
    const last = this.all.findLast((made) => made.on === on);
    if (last !== undefined) last.looksAt = view;
  }

  get places(): readonly number[] {
    return this.all.map((_, place) => place);
  }

  /** The size that the call at that place asks for; `null` where it asks for none. */
  sizeAt(place: number): SizeArgument | null {
    const call = this.all[place]?.call;
    const at = call === undefined ? undefined : this.sizePlaceOf(call);
    if (call === undefined || at === undefined) return null;
    const size = call.args[at];
    return typeof size === "number" && Number.isInteger(size) && size > 0 ? { size, at } : null;
  }

  /**
   * Calls of the check as they have to be made when the others are left out, or one has another size. A call that names what
   * was handed out follows it to wherever that now lies. What would be about nothing, or would succeed where it was
   * refused, or the other way round, is passed over. O(calls × what the oracle takes for one).
   */
  withoutOthers(places: readonly number[], change?: Change): { calls: PlacedCall[]; oracles: Oracles<Oracle> } {
    if (this.facts.length !== this.all.length) this.facts = this.findFacts();
    const oracles = new Map<number, Oracle>();
    const blocks = new Map<number, Block>();
    const calls: PlacedCall[] = [];
    for (const place of places) {
      const made = this.all[place];
      const fact = this.facts[place];
      if (made === undefined || fact === undefined) continue;
      const call = this.changed(made.call, fact.target, blocks, change?.get(place));
      if (call === null || (this.definition.refusal?.(call) ?? null) !== null) continue;
      const isMade = this.makeOn(oracles, made.on, call, fact.works, (block) => blocks.set(place, block));
      if (isMade) calls.push({ ...made, call, place });
    }
    return { calls, oracles };
  }

  /** Makes a call on its oracle, where it ends as it did; whether it does. */
  private makeOn(
    oracles: Map<number, Oracle>,
    on: number,
    { method, args }: Call,
    works: boolean,
    handOut: (block: Block) => void,
  ): boolean {
    const { construct } = this.definition;
    if (method === null) {
      if (works) oracles.set(on, construct.oracle(...args));
      return true;
    }
    const oracle = oracles.get(on);
    if (oracle === undefined) return false;
    const called = methodNamed(this.definition, method);
    if ((this.definition.mustWait?.(oracle, { method, args }) ?? null) !== null) return false;
    const due = called.due(oracle, ...args);
    if ((due.kind === "returns") !== works) return false;
    if (due.kind === "throws") {
      called.leaves?.(oracle, ...args)?.make();
      return true;
    }
    called.make?.(oracle, ...args);
    const block = called.gives?.(due.value, ...args);
    if (block !== undefined) handOut(block);
    return true;
  }

  private findFacts(): Fact[] {
    const oracles = new Map<number, Oracle>();
    // The newest one that covers an address is the one that a call there is about.
    const blocks: (Block & { of: number; on: number })[] = [];
    return this.all.map(({ call, on }, of) => {
      const { method, args } = call;
      if (method === null) {
        const works = this.definition.construct.due(...args).kind === "returns";
        this.makeOn(oracles, on, call, works, () => undefined);
        return { works, target: null };
      }
      const named = methodNamed(this.definition, method).takes?.block(...args) ?? null;
      const target = named === null ? null : targetOf(named, on, blocks);
      const oracle = oracles.get(on);
      const works =
        oracle !== undefined && methodNamed(this.definition, method).due(oracle, ...args).kind === "returns";
      this.makeOn(oracles, on, call, works, (block) => blocks.push({ ...block, of, on }));
      return { works, target };
    });
  }

  /** The call with its block where it is now; `null` where there is no such block. */
  private changed(
    call: Call,
    target: Target | null,
    blocks: ReadonlyMap<number, Block>,
    size: number | undefined,
  ): Call | null {
    const at = this.sizePlaceOf(call);
    const sized = size === undefined || at === undefined ? call : { ...call, args: call.args.with(at, size) };
    const { method, args } = sized;
    if (method === null || target === null) return sized;
    const block = blocks.get(target.of);
    if (block === undefined) return null;
    const now = { start: block.start + target.shift, size: block.size + target.grow };
    return { method, args: methodNamed(this.definition, method).takes?.args(now, args) ?? args };
  }

  private sizePlaceOf({ method }: Call): number | undefined {
    return method === null ? this.definition.construct.sizeAt : methodNamed(this.definition, method).sizeAt;
  }
}

function targetOf(
  { start, size }: Block,
  on: number,
  blocks: readonly (Block & { of: number; on: number })[],
): Target | null {
  // Whatever a check passes stands here: a text, and a BigInt, which is compared with numbers but never counted with them.
  // A size of no units is wrong for every block, and has to stay as it is.
  if (!Number.isInteger(start) || !Number.isInteger(size) || size < 1) return null;
  const block = blocks.findLast((each) => each.on === on && each.start <= start && start < each.start + each.size);
  return block === undefined ? null : { of: block.of, shift: start - block.start, grow: size - block.size };
}
