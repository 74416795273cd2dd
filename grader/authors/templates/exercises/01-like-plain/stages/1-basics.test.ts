import { expect } from "vitest";
import { check, stage } from "#kit/check/stage";

stage("basics", () => {
  check("makes an allocator of 100 units", { points: 20 }, ({ subject }) => {
    expect(subject.construct([100]).kind).toBe("constructed");
  });

  check("starts with all of its memory free", { points: 40, needs: ["makes an allocator of 100 units"] }, (context) => {
    const made = context.subject.construct([100]);
    const free = made.kind === "constructed" ? made.instance.call("getFreeMemory", []) : made;
    expect(free).toEqual({ kind: "returned", value: { type: "primitive", value: 100 } });
  });
});
