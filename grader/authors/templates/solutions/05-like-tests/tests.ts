import { Counter } from "./counter.js";
import { same, test } from "./testing.js";

test("adds to nothing", function addsToNothing() {
  // @student What does the first call of add return?
  same(new Counter().add(2), 2);
  // @end
});

test("goes on from there", function goesOn() {
  // @student And the second one?
  const counter = new Counter();
  counter.add(2);
  same(counter.add(3), 5);
  // @end
});
