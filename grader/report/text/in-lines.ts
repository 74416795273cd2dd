import { cleanLine } from "../clean.js";

/** Plain data, with every text in it on one line and nothing in them that would steer a terminal. O(size). */
export const inLines = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) => (typeof inner === "string" ? cleanLine(inner) : inner)) as T;
