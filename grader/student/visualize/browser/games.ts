import type { Game } from "./desk.js";

/**
 * The assignments of the course that can be played with, in its order. There are none here: a page is bundled with a list
 * in this file's place that is made of the folders of the course, so that no assignment is named in the grader.
 */
export const games: readonly Game[] = [];
