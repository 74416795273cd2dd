/**
 * The visualizer as a page.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { UsageError } from "../../model/errors.js";
import { playable, script, styles } from "./bundle.js";
import type { Setup } from "./push.js";

/** Where the course is, when nobody says. */
const COURSE_ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * The visualizer with the model alone, as one file that needs nothing else: no server, no network, no code of a student's.
 * What it shows stands in its address after `#`; see `sceneLink`. Made once a process, then kept.
 *
 * @param courseRoot - the folder that holds `exercises/`
 * @throws UsageError when no assignment of the course can be played with
 */
export function visualizerPage(courseRoot: string = COURSE_ROOT): Promise<string> {
  const page = pages.get(courseRoot) ?? modelPage(courseRoot);
  pages.set(courseRoot, page);
  return page;
}

const pages = new Map<string, Promise<string>>();

async function modelPage(courseRoot: string): Promise<string> {
  const [first] = await playable(courseRoot);
  if (first === undefined)
    throw new UsageError("No assignment of this course has a stages/definition.ts to be played with.");
  // A script in a page ends where its text says so, wherever that stands in it.
  const code = (await script("model", courseRoot)).replaceAll("</script", "<\\/script");
  const css = styles();
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(code)}'`,
    `style-src '${hashOf(css)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return document(
    { mode: "model", assignment: first.id, submission: "" },
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<style>${css}</style>`,
    `<script type="module">${code}</script>`,
  );
}

/** The page of the server, which gets its script and its style sheet from there. */
export const serverPage = (setup: Setup): string =>
  document(setup, '<link rel="stylesheet" href="app.css">', '<script type="module" src="app.js"></script>');

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

const document = (setup: Setup, head: string, script: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>alloclab visualizer</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
<div id="app"></div>
<noscript><p class="noscript">The visualizer needs JavaScript, and this browser runs none of it here. Allow it for this page, or read the pictures in the lessons and reports, which need none.</p></noscript>
<script type="application/json" id="setup">${JSON.stringify(setup).replaceAll("<", "\\u003c")}</script>
${script}
</body>
</html>
`;
