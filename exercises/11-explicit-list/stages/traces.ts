/**
 * Long traces, after which the heap has to have a known size.
 *
 * @module
 */
import { expectHeapSize as expectSizeOf } from "#kit/bytes/traces";
import type { Subject } from "#kit/subject/subject";
import { definition } from "./definition.js";

/** Bytes that the heap has after each of them, from 4 MiB of which it takes 4,096 at a time. */
export const SIZES = {
  coalescing: 8_216,
  "a twentieth of binary": 106_504,
  realloc: 2_362_264,
  realloc2: 82_976,
} as const;

/** Expects that a heap is as large as that after a trace of that name. */
export const expectHeapSize = (subject: Subject, trace: keyof typeof SIZES): void =>
  expectSizeOf(subject, {
    className: definition.className,
    trace,
    construct: [2 ** 22, 4096],
    size: SIZES[trace],
  });
