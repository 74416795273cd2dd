import { test } from "vitest";
import { expectSameSorts } from "./sort.js";

test("10,000 comparators are answered as in Node", () => expectSameSorts(0, 10_000));
