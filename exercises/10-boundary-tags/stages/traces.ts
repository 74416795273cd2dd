/**
 * Long traces, after which the heap has to be as large as the textbook's.
 *
 * @module
 */
import { expectHeapSize as expectSizeOf } from "#kit/bytes/traces";
import type { Subject } from "#kit/subject/subject";
import { definition } from "./definition.js";

/** Bytes that the heap has after each of them, from 4 MiB of which it takes 4,096 at a time. */
export const SIZES = {
  coalescing: 12_320,
  "a twentieth of binary": 106_512,
  "a fortieth of binary2": 28_688,
  realloc: 2_315_296,
  realloc2: 83_056,
} as const;

/** Expects that a heap is as large as that after a trace of that name. */
export const expectHeapSize = (subject: Subject, trace: keyof typeof SIZES): void =>
  expectSizeOf(subject, {
    className: definition.className,
    trace,
    construct: [2 ** 22, 4096],
    size: SIZES[trace],
  });
