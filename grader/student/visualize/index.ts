/**
 * The visualizer: a page that draws memory call by call, beside the student's own code or with the model alone.
 *
 * @module
 */
export { playgroundOf } from "#kit/define/playground";
export { playable } from "./bundle.js";
export { type LiveCode, watchCode } from "./code.js";
export { visualizerPage } from "./page.js";
export { type Running, serve } from "./server.js";
