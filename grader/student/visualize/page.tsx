/**
 * The visualizer as a page.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { JSX } from "preact";
import { type DocumentParts, documentText } from "../../report/look/document.js";
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
  return pageText(
    { mode: "model", assignment: first.id, submission: "" },
    { policy, css, script: <script type="module" dangerouslySetInnerHTML={{ __html: code }} /> },
  );
}

/** The page of the server, which gets its script and its style sheet from there. */
export const serverPage = (setup: Setup): string =>
  pageText(setup, {
    policy: null,
    head: <link rel="stylesheet" href="app.css" />,
    script: <script type="module" src="app.js" />,
  });

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

interface Parts extends Pick<DocumentParts, "policy" | "css" | "head"> {
  script: JSX.Element;
}

function pageText(setup: Setup, { script, head, ...parts }: Parts): string {
  const json = JSON.stringify(setup).replaceAll("<", "\\u003c");
  return documentText({
    ...parts,
    title: "alloclab visualizer",
    head: (
      <>
        <link rel="icon" href="data:," />
        {head}
      </>
    ),
    children: (
      <>
        <div id="app" />
        <noscript>
          <p class="noscript">
            The visualizer needs JavaScript, and this browser runs none of it here. Allow it for this page, or read the
            pictures in the lessons and reports, which need none.
          </p>
        </noscript>
        <script type="application/json" id="setup" dangerouslySetInnerHTML={{ __html: json }} />
        {script}
      </>
    ),
  });
}
