/**
 * The calls on one allocator, noted as they are made, so that they can be made again.
 *
 * @module
 */
import { CheckFailure } from "#kit/check/failure";
import type { Attempt, Change, Likeness, Manner, Repeatable } from "#kit/check/repeatable";
import type { Subject } from "#kit/subject/subject";

/** The limit that the site promises, both on every argument and on the calls of one allocator. */
export const LIMIT = 1000;

/** A call as it is made; the first of a sequence makes the allocator. */
export type NotedCall =
  { op: "new"; n: number } | { op: "allocate"; size: number; mID: number } | { op: "freeMemory"; mID: number };

/** What makes the calls that follow the constructor's, and judges them. */
interface Judged {
  allocate(size: number, mID: number): number;
  freeMemory(mID: number): number;
}

/** Every sequence of calls is one that the site may make, so that any of them can be left out. */
export class RepeatedCalls implements Repeatable {
  private readonly calls: NotedCall[] = [];

  /** @param create - makes a judged allocator of `n` units */
  constructor(private readonly create: (subject: Subject, n: number) => Judged) {}

  /** Notes a call before it is made. */
  note(call: NotedCall): void {
    this.calls.push(call);
  }

  get places(): readonly number[] {
    return this.calls.map((_, place) => place);
  }

  make(subject: Subject, places: readonly number[], _manner: Manner, change?: Change): Attempt {
    const made: number[] = [];
    let judged: Judged | null = null;
    try {
      for (const place of places) {
        const call = this.calls[place];
        const size = change?.get(place);
        if (call === undefined || (call.op !== "new" && judged === null)) continue;
        // The site makes no such call, so nothing follows from how it would end.
        if (size !== undefined && size > LIMIT) continue;
        made.push(place);
        if (call.op === "new") judged = this.create(subject, size ?? call.n);
        else if (call.op === "allocate") judged?.allocate(size ?? call.size, call.mID);
        else judged?.freeMemory(call.mID);
      }
      return { failure: null, made };
    } catch (failure) {
      if (failure instanceof CheckFailure) return { failure, made };
      throw failure;
    }
  }

  sizeAt(place: number): number | null {
    const call = this.calls[place];
    if (call === undefined || call.op === "freeMemory") return null;
    return call.op === "new" ? call.n : call.size;
  }

  directly(): null {
    return null;
  }

  likeness(): Likeness {
    return { told: [], saysAll: false };
  }
}
