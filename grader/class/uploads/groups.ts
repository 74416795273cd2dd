/**
 * Groups that hand in together, as Moodle writes them into the names of files.
 *
 * @module
 */
import { alikeKey } from "./alike.js";

/** The same text for a group's name and for what Moodle makes of it in the name of a file. */
export function groupKey(name: string): string {
  const clean = name.replaceAll("_", " ").replace(/[\p{Cc}&<>"'`|:*?\\/]/gu, "");
  return alikeKey(clean.replace(/\.\.+/g, "")).trim().replace(/\s+/gu, " ");
}

/**
 * What may be a member's name in `Team Heap-Anne-Marie Sample`, the longest first: before 4.1, Moodle gives each member of a
 * group a folder, with the group's name in front.
 */
export function behindGroup(name: string): string[] {
  const parts = name.split("-");
  return parts.slice(1).map((_, place) => parts.slice(place + 1).join("-"));
}
