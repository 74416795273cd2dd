/** What is found out about a failure of calls that give a block another size. */
import { expect, test } from "vitest";
import { CheckFailure, type Failure } from "#kit/check/failure";
import { investigated } from "#kit/check/investigate";
import { Session } from "#kit/define/session";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import type { Subject } from "#kit/subject/subject";
import { definition } from "../../../exercises/13-realloc/stages/definition.js";
import { ResizableAllocator } from "../../../solutions/13-realloc/resizable-allocator.js";

/** The failure of two calls on an allocator of 100 units, looked into. */
function told(make: unknown, size: number, resized: readonly [address: number, size: number, newSize: number]) {
  const subject: Subject = {
    ...nativeSubject("ResizableAllocator", () => inThisRealm(make)),
    aside: (_share, body) => body(),
  };
  const heap = new Session(definition, subject, { judge: ["list"] }).create(100);
  return failureOf(subject, () => {
    heap.call("allocate", [size]);
    heap.call("reallocate", resized);
  });
}

function failureOf(subject: Subject, body: () => void): Failure {
  try {
    body();
  } catch (failure) {
    if (failure instanceof CheckFailure) return investigated(failure, subject).failure;
    throw failure;
  }
  throw new Error("nothing has failed");
}

test("another size is told at its place among the arguments", () => {
  class Short extends ResizableAllocator {
    override reallocate(address: number, size: number, newSize: number) {
      return super.reallocate(address, size, newSize > 20 ? 20 : newSize);
    }
  }
  expect(told(Short, 10, [0, 10, 30]).contrasts).toEqual([
    "It goes wrong from 21 on: with reallocate(0, 10, 20) in place of reallocate(0, 10, 30) all is right, with 22, 23, 41, 42 or 43 it is not.",
  ]);
});

test("what is not written yet depends on no size", () => {
  class Todo extends ResizableAllocator {
    override reallocate(address: number, size: number, newSize: number) {
      if (newSize > size) throw new Error("TODO: grow");
      return super.reallocate(address, size, newSize);
    }
  }
  expect(told(Todo, 10, [0, 10, 11])).toMatchObject({ kind: "not-written" });
  expect(told(Todo, 10, [0, 10, 11])).not.toHaveProperty("contrasts");
});
