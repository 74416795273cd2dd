/** What the desk says of the calls that it shows in the visualizer, where there is no desktop. */
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Event } from "../../../student/watch/events.js";
import { openWorkplace } from "../../../student/watch/course.js";
import { Visualizers } from "../../../student/watch/visualizer.js";
import { saved } from "../../report/fixtures.js";

const courseRoot = join(import.meta.dirname, "../../../..");

test.each([
  [0, /These calls are at http:\/\/127\.0\.0\.1:\d+\/1/],
  [3, /The visualizer cannot play these calls; for others it is at http:\/\/127\.0\.0\.1:\d+\/$/],
])(
  "calls of which %i were left out before are at the address that is told, or nothing says so",
  async (omittedCalls, told) => {
    const visualizers = new Visualizers({ courseRoot, hasDesktop: false });
    onTestFinished(() => visualizers.close());
    const check = saved("broken-links")
      .stages.flatMap(({ checks }) => checks)
      .find(({ trace, failure }) => trace !== null && failure !== null);
    if (check?.failure == null) throw new Error("the report has no failure with calls");
    const event: Event = await visualizers.show(await openWorkplace(courseRoot, "first-fit"), {
      ...check,
      failure: { ...check.failure, omittedCalls },
    });
    expect(event).toMatchObject({ kind: "notice", text: expect.stringMatching(told) });
  },
);
