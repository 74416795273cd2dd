/** What is found out about a failure by making its calls again. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { argumentsOf, CheckFailure, type Failure } from "#kit/check/failure";
import { ALL_ASPECTS } from "#kit/lists/definition";
import type { SessionOptions } from "#kit/define/session";
import { investigated } from "#kit/check/investigate";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import type { Subject } from "#kit/subject/subject";
import { type AllocatorSession, allocatorSession } from "../support/allocators.js";

const WRONG = join(import.meta.dirname, "../fixtures/submissions/01-first-fit/wrong");

/** A wrong submission, in this process; nothing here hangs, so what is tried aside needs no limits. */
async function subjectOf(file: string): Promise<Subject> {
  const exports = (await import(join(WRONG, `${file}.ts`))) as { MemoryAllocator: unknown };
  const subject = nativeSubject("MemoryAllocator", () => inThisRealm(exports.MemoryAllocator));
  return { ...subject, aside: (_share, body) => body() };
}

const classSubject = (make: () => unknown): Subject => ({
  ...nativeSubject("MemoryAllocator", () => inThisRealm(make())),
  aside: (_share, body) => body(),
});

/** The failure of what is done with the allocators of a session, looked into. */
function told(
  subject: Subject,
  body: (session: AllocatorSession) => void,
  options: Partial<SessionOptions> = {},
): Failure {
  const session = allocatorSession(subject, { placement: "first-fit", judge: ALL_ASPECTS, ...options });
  try {
    body(session);
  } catch (failure) {
    if (failure instanceof CheckFailure) return investigated(failure, subject).failure;
    throw failure;
  }
  throw new Error("nothing has failed");
}

/** The calls of a trace: `new`, `a free 20 30`. */
const calls = ({ trace }: Failure): string[] =>
  (trace ?? []).map((step) => {
    const args = step.op.startsWith("new ") ? [] : argumentsOf(step).map(String);
    return [...(step.on === undefined ? [] : [step.on]), step.op.replace(/^new .*/, "new"), ...args].join(" ");
  });

describe("a failure is told", () => {
  test("by the fewest calls that end in it", async () => {
    const failure = told(await subjectOf("fragmentation--next-fit"), (session) => {
      const heap = session.create(155);
      for (const size of [5, 30, 10, 20, 10, 40, 10]) heap.allocate(size);
      heap.free(75, 40);
      heap.free(45, 20);
      heap.free(5, 30);
      heap.allocate(15);
    });
    expect(calls(failure)).toEqual(["new", "allocate 30", "allocate 10", "free 0 30", "allocate 15"]);
    expect(failure).toMatchObject({ call: "allocate(15)", expected: "0", actual: "40" });
    expect(failure.contrasts?.[0]).toContain("that is next fit");
  });

  test("with the first law that was broken on the way, and the list after each call", async () => {
    const failure = told(
      await subjectOf("merges--stale-tail-after-empty"),
      (session) => {
        const heap = session.create(60);
        for (const size of [20, 40]) heap.allocate(size);
        heap.free(20, 40);
        heap.allocate(40);
        heap.free(0, 20);
        heap.allocate(20);
      },
      { judge: ["free memory"] },
    );
    expect(failure.message).toMatch(
      /^Already after call 6, free\(0, 20\): `prev` of the first node is .*; it has to be null, and no such node is in the list\. After allocate\(20\)/,
    );
    expect(failure).toMatchObject({ kind: "wrong-result", firstWrong: 5, call: "getFreeMemory()" });
    expect(failure.trace?.[3]?.list).toEqual({ nodes: [{ start: 20, size: 40 }], before: 0, after: 0 });
  });

  test("with both of two allocators that get into each other's way", async () => {
    const failure = told(await subjectOf("basics--shared-live-set"), (session) => {
      const [one, two] = [session.create(50), session.create(50)];
      for (const heap of [one, two]) for (const size of [10, 20, 5]) heap.allocate(size);
      one.free(10, 20);
      two.free(10, 20);
    });
    const made = calls(failure);
    expect(made.slice(0, 2)).toEqual(["a new", "b new"]);
    expect(made.filter((call) => call.startsWith("a free"))).toHaveLength(1);
    expect(failure.call).toMatch(/^b\.free\(/);
  });

  test("as it was, where the same calls do not fail again", () => {
    let made = 0;
    class Moody {
      freeListHead = null;
      isFirst = made++ === 0;
      allocate() {
        return this.isFirst ? 7 : 0;
      }
    }
    const failure = told(
      classSubject(() => Moody),
      (session) => session.create(10).allocate(10),
      { judge: [] },
    );
    expect(failure.message).toMatch(/^allocate\(10\) returned 7, but has to return 0\./);
    expect(failure.contrasts?.[0]).toContain("the same calls were right");
  });
});

describe("what is right otherwise is told", () => {
  test("of a call that was refused and has changed something", async () => {
    const failure = told(await subjectOf("fragmentation--next-fit-after-oom"), (session) => {
      const heap = session.create(105);
      for (const size of [5, 10, 10, 10, 10]) heap.allocate(size);
      heap.free(25, 10);
      heap.free(5, 10);
      heap.failsToAllocate(90);
      heap.allocate(8);
    });
    expect(failure.contrasts).toHaveLength(1);
    expect(failure.contrasts?.[0]).toMatch(
      /^Without call \d+, allocate\(90\), which is rightly refused, all is right: it has changed something that does not show in the free list\.$/,
    );
  });

  test("of one of two equal calls, by its number", async () => {
    const failure = told(await subjectOf("fragmentation--forgets-to-link-back"), (session) => {
      const heap = session.create(105);
      for (const size of [20, 10]) heap.allocate(size);
      heap.free(0, 20);
      heap.allocate(20);
    });
    expect(failure.contrasts).toContainEqual(
      "With allocate(19) or allocate(21) in place of call 5, allocate(20), all is right; with 19 or 21 for every 20 it goes wrong all the same. So it takes equal sizes.",
    );
    expect(new Set(failure.contrasts).size).toBe(failure.contrasts?.length);
  });

  test("of sizes: from which one on it goes wrong", async () => {
    const failure = told(await subjectOf("basics-or-boundaries--uint8-sizes"), (session) => {
      const heap = session.create(900);
      heap.allocate(300);
      heap.allocate(10);
      heap.free(0, 300);
    });
    expect(failure.contrasts).toContainEqual(
      "It goes wrong from 256 on: with allocate(255) in place of allocate(300) all is right, with 257, 258, 511, 512 or 513 it is not.",
    );
  });

  test("of sizes: no more than what was tried", async () => {
    const failure = told(await subjectOf("basics-or-boundaries--uint8-sizes"), (session) => {
      const heap = session.create(900);
      heap.allocate(257);
      heap.failsToFree(0, 1);
    });
    expect(failure.contrasts).toEqual([
      "In its place, refused as it should be: free(0, 2).",
      "With allocate(256), allocate(513), allocate(514) or allocate(515) in place of allocate(257) all is right; with 258 or 259 it goes wrong in the same way, at free(0, 2) or free(0, 3).",
    ]);
  });

  test("of a size wherever it occurs, and of all sizes together", async () => {
    const failure = told(await subjectOf("fragmentation--power-of-two-64-last-fit"), (session) => {
      const heap = session.create(400);
      for (const size of [126, 1, 64, 1]) heap.allocate(size);
      heap.free(127, 64);
      heap.free(0, 126);
      heap.allocate(64);
    });
    expect(failure.contrasts?.[0]).toBe(
      "With 63 or 65 in place of every 64 all is right: it depends on the size 64. With every size doubled (128 for 64) the same goes wrong, with every size three times as large (192) all is right.",
    );
  });

  test("of a size that matters only beside the others, and of no further one", async () => {
    const failure = told(await subjectOf("fragmentation--size-index-keeps-last"), (session) => {
      const heap = session.create(24);
      for (const size of [10, 2, 2]) heap.allocate(size);
      heap.free(0, 10);
      heap.allocate(10);
      heap.allocate(10);
    });
    expect(failure.contrasts).toEqual([
      "With 9 or 11 in place of every 10 all is right. With every size doubled or three times as large (20 or 30 for 10) the same goes wrong: it depends on how the sizes compare.",
    ]);
  });

  test("of the call that leaves something behind", async () => {
    const failure = told(await subjectOf("merges--node-pool-stale-prev"), (session) => {
      const heap = session.create(6);
      for (const size of [1, 2, 1]) heap.allocate(size);
      heap.free(1, 2);
      heap.allocate(1);
      heap.allocate(2);
      heap.free(0, 1);
    });
    expect(failure.contrasts?.[0]).toBe(
      "It depends on call 7, allocate(2): brought by the shortest way to the memory before call 7, a new allocator goes wrong with calls 7 and 8; brought so to the memory before call 8, it does call 8 right. So call 7 leaves something behind that memory does not show.",
    );
  });

  test("of calls in a row, and of their order", async () => {
    const failure = told(await subjectOf("merges--descending-hint"), (session) => {
      const heap = session.create(20);
      for (const size of [3, 5, 2, 4]) heap.allocate(size);
      const blocks = [
        [10, 4],
        [8, 2],
        [3, 5],
        [0, 3],
      ] as const;
      for (const [address, size] of blocks) heap.free(address, size);
    });
    expect(failure.contrasts?.[0]).toMatch(
      /^It depends on calls 6 to 9, one after the other: .* it does calls 7 to 9 right\./,
    );
    expect(failure.contrasts?.[1]).toBe(
      "With calls 8 and 9 the other way round all is right: it depends on the order of the calls of free.",
    );
  });

  test("of what another allocator does", async () => {
    const failure = told(await subjectOf("basics--shared-live-set"), (session) => {
      const [one, two] = [session.create(2), session.create(2)];
      for (const heap of [one, two]) heap.allocate(1);
      two.free(0, 1);
      one.free(0, 1);
    });
    expect(failure.message).toMatch(/^a\.free\(0, 1\) threw /);
    expect(failure.contrasts).toEqual(["Without call 5, b.free(0, 1), all is right: what b does changes a."]);
  });

  test("of the end of a block that is handed out in place of its front", async () => {
    const failure = told(await subjectOf("fragmentation--gives-the-end-when-little-remains"), (session) => {
      const heap = session.create(70);
      for (const size of [2, 2, 10, 2]) heap.allocate(size);
      heap.free(4, 10);
      heap.free(0, 2);
      heap.allocate(9);
    });
    expect(failure.message).toContain("With that, the end of the free block 4…13 is handed out.");
    expect(failure.contrasts?.[0]).toBe(
      "With allocate(10) in place of allocate(9) all is right; with 8 it goes wrong in the same way.",
    );
  });

  test("of a wrong free that is accepted: with which sizes it is", async () => {
    const failure = told(await subjectOf("boundaries-or-invalid-ops--key-of-8-bits"), (session) => {
      const heap = session.create(900);
      for (const size of [11, 1]) heap.allocate(size);
      heap.failsToFree(11, 257);
    });
    expect(failure.contrasts).toEqual([
      "In its place, refused as it should be: free(11, 256), free(11, 258), free(11, 514); accepted, too: free(11, 513).",
    ]);
  });

  test("of a look at the list that mends it", async () => {
    const failure = told(
      await subjectOf("merges--total-clears-dirty"),
      (session) => {
        const heap = session.create(20);
        for (const size of [2, 3, 5, 4, 6]) heap.allocate(size);
        for (const [address, size] of [
          [2, 3],
          [5, 5],
        ] as const) {
          heap.free(address, size);
          heap.getFreeMemory();
        }
        heap.lookAt("list");
      },
      { judge: ["free memory"] },
    );
    expect(failure.contrasts?.[0]).toMatch(/the same calls were right: without these looks, they go wrong again\./);
  });

  test("of the number of calls", async () => {
    const failure = told(await subjectOf("merges--after-50-calls-no-next-merge"), (session) => {
      const heap = session.create(100);
      for (let round = 0; round < 30; round++) {
        heap.allocate(10);
        heap.allocate(20);
        heap.free(10, 20);
        heap.free(0, 10);
      }
    });
    expect(failure.contrasts).toHaveLength(1);
    expect(failure.contrasts?.[0]).toMatch(
      /^It depends on how many calls there were: .* does .* right when allocate\(1\) and free\(0, 1\) were made 23 times before, and goes wrong in the same way when they were made 24 times: there, it is free number 25 and call \d+\.$/,
    );
  });
});

describe("a wrong total is told", () => {
  const merged = (session: AllocatorSession) => {
    const heap = session.create(20);
    heap.allocate(3);
    heap.free(0, 3);
  };

  test("by the call that it does not know of, by when the list was read, and by its being asked for before", async () => {
    const failure = told(await subjectOf("fragmentation-or-merges--largest-cache-misses-merge"), merged, {
      judge: ["largest block"],
    });
    expect(failure.message).toBe(
      "After free(0, 3), getLargestFreeBlock() returned 17, not 20. The only free block should be 0…19. Your free list, read just before, says so, too.",
    );
    expect(failure.contrasts?.slice(0, 2)).toEqual([
      "17 was right until call 3, free(0, 3), as if that call had not been noticed.",
      "It was asked for after each call before, too, which is not shown; asked for only once, at the end, it is right: so an earlier answer is kept.",
    ]);
  });

  test("by what else of memory it is", async () => {
    const failure = told(
      await subjectOf("fragmentation--largest-is-the-total"),
      (session) => {
        const heap = session.create(20);
        for (const size of [3, 2]) heap.allocate(size);
        heap.free(0, 3);
      },
      { judge: ["largest block"] },
    );
    expect(failure.contrasts?.[0]).toBe("18 is the total of all free blocks.");
  });

  test("with the allocator that was asked", () => {
    class Total {
      freeListHead = null;
      constructor(readonly capacity: number) {}
      getFreeMemory() {
        return this.capacity === 20 ? 20 : 0;
      }
    }
    const failure = told(
      // As it was met: with fewer calls, it would be the only allocator.
      nativeSubject("MemoryAllocator", () => inThisRealm(Total)),
      (session) => {
        session.create(20);
        session.create(30);
      },
      { judge: ["free memory"] },
    );
    expect(failure.call).toBe("b.getFreeMemory()");
  });
});

test("a failed call that changed something is told by what it has changed", async () => {
  const failure = told(await subjectOf("exhaustion-or-fragmentation--total-leaks-on-oom"), (session) => {
    const heap = session.create(13);
    for (const size of [6, 1]) heap.allocate(size);
    heap.free(0, 6);
    heap.failsToAllocate(7);
  });
  expect(failure).toMatchObject({
    kind: "changed-by-failed-call",
    expected: "getFreeMemory() 12",
    actual: "getFreeMemory() 5",
  });
});

test("a circle in the list is told at the call that made it, and nothing goes round in it", () => {
  class Circle {
    freeListHead: unknown = { start: 0, size: 10, prev: null, next: null };
    allocate(size: number) {
      const node: Record<string, unknown> = { start: size, size: 10 - size, prev: null };
      node["next"] = node;
      this.freeListHead = node;
      return 0;
    }
    getFreeMemory() {
      throw new Error("walked");
    }
  }
  const failure = told(
    classSubject(() => Circle),
    (session) => session.create(10).allocate(4),
    { judge: ["list"] },
  );
  expect(failure.message).toBe(
    "After allocate(4): `next` of node 1 leads back to itself (start 4, size 6), so the list goes round in a circle.",
  );
  expect(failure.actualList).toEqual({
    nodes: [{ start: 4, size: 6 }],
    before: 0,
    after: 0,
    end: { start: 4, size: 6 },
  });
});
