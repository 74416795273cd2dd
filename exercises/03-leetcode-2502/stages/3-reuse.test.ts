/** Units that were freed are handed out again, the leftmost run with room first. Every request here can be served. */
import { expect } from "vitest";
import { stage } from "#kit/check/stage";
import { ROWS } from "./calls.js";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["places"] });

stage("reuse", () => {
  check("hands freed units out again", { points: 1 }, ({ allocator }) => {
    const memory = allocator(10);
    expect(memory.allocate(4, 1)).toBe(0);
    expect(memory.allocate(3, 2)).toBe(4);
    expect(memory.freeMemory(1)).toBe(4);
    expect(memory.allocate(4, 3)).toBe(0);
    expect(memory.allocate(2, 4)).toBe(7);
  });

  check(
    "takes the leftmost hole with room",
    { points: 1.5, needs: ["hands freed units out again"] },
    ({ allocator }) => {
      const memory = allocator(30);
      memory.allocate(2, 1);
      memory.allocate(1, 9);
      memory.allocate(5, 1);
      memory.allocate(1, 9);
      memory.allocate(3, 1);
      memory.allocate(1, 9);
      memory.allocate(4, 1);
      memory.allocate(1, 9);
      memory.freeMemory(1); // 2 units from 0, 5 from 3, 3 from 9, 4 from 13
      expect(memory.allocate(4, 2)).toBe(3);
      expect(memory.allocate(3, 3)).toBe(9);
      expect(memory.allocate(1, 4)).toBe(0);
    },
  );

  check("uses what is left of a hole", { points: 1, needs: ["hands freed units out again"] }, ({ allocator }) => {
    const memory = allocator(20);
    memory.allocate(6, 1);
    memory.allocate(2, 2);
    memory.freeMemory(1);
    expect(memory.allocate(2, 3)).toBe(0);
    expect(memory.allocate(3, 4)).toBe(2);
    expect(memory.allocate(1, 5)).toBe(5);
    expect(memory.allocate(1, 6)).toBe(8);
  });

  check(
    "puts holes side by side together",
    { points: 1.5, needs: ["hands freed units out again"] },
    ({ allocator }) => {
      const memory = allocator(30);
      memory.allocate(2, 1);
      memory.allocate(3, 2);
      memory.allocate(2, 3);
      memory.allocate(1, 4);
      memory.freeMemory(1);
      memory.freeMemory(3);
      memory.freeMemory(2); // the one between the other two comes last
      expect(memory.allocate(7, 5)).toBe(0);
    },
  );

  check("finds the first row that is long enough", { points: 1.5, needs: ["hands freed units out again"] }, (scene) => {
    for (const size of ROWS) {
      // Rows one unit too short with one unit of another id between them, then two that are long enough.
      const rows = [size - 1, size - 1, size + 1, size];
      const memory = scene.allocator(rows.reduce((sum, row) => sum + row + 1, 1));
      for (const row of rows) {
        memory.allocate(row, 1);
        memory.allocate(1, 2);
      }
      memory.freeMemory(1);
      for (const wanted of [size, size, size - 1]) memory.allocate(wanted, 3);
    }
  });

  worlds.check(
    "uses freed units again in every state of a small memory",
    { points: 10, needs: ["hands freed units out again"] },
    taught.reuse,
  );
});
