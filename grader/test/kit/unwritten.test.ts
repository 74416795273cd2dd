/** What is said where a look at an instance comes upon a part that is not written yet. */
import { describe, expect, test } from "vitest";
import { CheckFailure, type Failure } from "#kit/check/failure";
import { Session } from "#kit/define/session";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import { definition as compaction } from "../../../exercises/17-compaction/stages/definition.js";
import { definition as tracking } from "../../../exercises/14-tracking/stages/definition.js";

/** Places every payload at 8, and has no report yet. */
class Young {
  readonly memory = new Uint8Array(256);
  allocate(): number {
    return 8;
  }
  count(): number {
    throw new Error("TODO: count");
  }
  report(): string {
    throw new Error("TODO: report");
  }
}

function failureOf(run: () => void): Failure {
  try {
    run();
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure;
    throw error;
  }
  throw new Error("nothing has failed");
}

describe("a part that is not written yet", () => {
  const young = nativeSubject("DebugAllocator", () => inThisRealm(Young));

  test("is that where a view comes upon it", () => {
    const failure = failureOf(() => new Session(tracking, young, { judge: ["report"] }).create(256, 64));
    expect(failure).toMatchObject({ kind: "not-written", mistake: "TODO: report" });
    expect(failure.message).toMatch(
      /^After new DebugAllocator\(256, 64\): report\(\) came upon "TODO: report".*not written yet\.$/,
    );
  });

  test("is that where a total comes upon it", () => {
    class Heap {
      addressOf = (): number => 0;
      getFreeMemory(): number {
        throw new Error("TODO: holes");
      }
    }
    const subject = nativeSubject("CompactingHeap", () => inThisRealm(Heap));
    const failure = failureOf(() => new Session(compaction, subject, { judge: ["free memory"] }).create(100));
    expect(failure).toMatchObject({ kind: "not-written", mistake: "TODO: holes" });
    expect(failure.message).toContain('getFreeMemory() came upon "TODO: holes"');
  });

  test("has not led to what goes wrong elsewhere", () => {
    class Heap {
      readonly memory = new Uint8Array(100);
      private made = 0;
      allocate = (): number => ++this.made;
      addressOf(): number {
        throw new Error("TODO: find");
      }
      compact = (): number => 10;
    }
    const subject = nativeSubject("CompactingHeap", () => inThisRealm(Heap));
    const one = new Session(compaction, subject, { judge: ["moved"] }, "note").create(100);
    one.allocate(10);
    const failure = failureOf(() => one.compact());
    expect(failure.message).toMatch(/^compact\(\) returned 10, but has to return 0/);
    expect(failure.root).toBeUndefined();
  });
});

test("a report that no stage judges has not led to what goes wrong elsewhere", () => {
  class Silent extends Young {
    override report = (): string => "";
    override count = (): number => 7;
    override allocate(): number {
      this.memory.fill(0xfd, 0, 26).fill(0xcd, 8, 18);
      return 8;
    }
  }
  const subject = nativeSubject("DebugAllocator", () => inThisRealm(Silent));
  const one = new Session(tracking, subject, { judge: ["live bytes"] }, "note").create(256, 64);
  one.allocate(10, "list.c:11");
  const failure = failureOf(() => one.allocate(10, "list.c:12"));
  expect(failure.message).toMatch(/^allocate\(10, "list\.c:12"\) returned 8, but has to return 34\./);
});
