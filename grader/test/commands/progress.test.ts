import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showProgress } from "../../commands/progress.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is told where there is no terminal, when each submission takes that long. */
function told(secondsEach: number, total: number, takenOver = 0): string[] {
  const lines: string[] = [];
  const progress = showProgress({ progress: null, warn: async (line) => void lines.push(line.trimEnd()) });
  progress.start(total);
  for (let done = 0; done < total; done++) {
    if (done >= takenOver) vi.advanceTimersByTime(secondsEach * 1000);
    progress.advance(done < takenOver);
  }
  progress.stop();
  return lines;
}

test("says how many a second, and how long it will take", () => {
  expect(told(0.05, 2_000)[0]).toBe("200 of 2000, 20 a second, 1:30 left");
  expect(told(0.4, 20)[0]).toBe("2 of 20, 2.5 a second, 0:08 left");
  expect(told(9, 2_000)[0]).toBe("200 of 2000, 0.1 a second, 4:30:00 left");
});

test("says how long each takes where a second is too short for one", () => {
  expect(told(40, 3)).toEqual([
    "1 of 3, 40 s each, 1:20 left",
    "2 of 3, 40 s each, 0:40 left",
    "3 of 3, 40 s each, 0:00 left",
  ]);
});

test("tells a tenth at a time, and of the rate nothing by what was taken over", () => {
  expect(told(1, 100)).toHaveLength(10);
  expect(told(2, 10, 8)).toEqual(["9 of 10, 0.5 a second, 0:02 left", "10 of 10, 0.5 a second, 0:00 left"]);
});
