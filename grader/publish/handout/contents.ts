/**
 * What of the course students get, as it is on disk: lessons, skeletons, visible checks, what they read, and the grader as far
 * as their commands go.
 *
 * @module
 */
import { type PackedFile, filesBelow, packed } from "../autograder/kit.js";
import type { Exercise } from "../../model/course.js";
import { withDrawnFences } from "../../picture/lesson-fences.js";
import { ORIGINALS } from "../../grade/load/handed-out.js";

/** What of the grader only instructors and authors need. A test sees that nothing else imports it, and that no more is left. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  [
    ...["authors", "class", "lab", "publish", "report/class", "report/course", "test"],
    ...[
      "autograde",
      "autograder",
      "class",
      "class-summary",
      "course",
      "decide",
      "decisions",
      "dev",
      "give-back",
      "grade-books",
      "hand-edits",
      "handout",
      "instructors",
      "leaks",
      "merge",
      "progress",
      "regrade",
    ].map((name) => `commands/${name}.ts`),
  ].map((path) => `grader/${path}`),
);

/** What students read beside the lessons; what is not there is not missed. */
const DOCS = [
  "docs/guides/student.md",
  "docs/guides/hand-in.md",
  "docs/guides/visualizer.md",
  "docs/guides/report-format.md",
  "docs/report.schema.json",
];

const LOOSE = [".npmrc", "LICENSE"];

/** The files of the course that go into a handout of those assignments. */
export async function courseFiles(courseRoot: string, exercises: readonly Exercise[]): Promise<PackedFile[]> {
  const trees = await Promise.all([
    filesBelow(courseRoot, "grader", LEFT_OUT),
    filesBelow(courseRoot, "exercises/kit"),
    ...exercises.map((exercise) => exerciseFiles(courseRoot, exercise)),
  ]);
  const files = await packed(courseRoot, [...LOOSE, ...DOCS, ...trees.flat()]);
  const paths = new Set(files.map(({ path }) => path));
  const all = [...files.map((file) => ofThoseAlone(file, exercises)), ...originals(files, exercises)];
  return all.map((file) => (file.path.endsWith(".md") ? forReading(file, paths) : asNpmLeavesIt(file)));
}

/** What stands in an assignment's folder, but for sources that the assignment does not name: those are somebody's own. */
async function exerciseFiles(courseRoot: string, exercise: Exercise): Promise<string[]> {
  const folder = `exercises/${exercise.folder}`;
  const named = new Set([...exercise.studentFiles, ...exercise.givenFiles].map((name) => `${folder}/${name}`));
  const paths = await filesBelow(courseRoot, folder);
  return paths.filter(
    (path) =>
      ["stages", "variants"].some((own) => path.startsWith(`${folder}/${own}/`)) ||
      !/\.[cm]?[jt]sx?$/.test(path) ||
      named.has(path),
  );
}

/** The files that students write once more, so that one can be had back as it was. */
function originals(files: readonly PackedFile[], exercises: readonly Exercise[]): PackedFile[] {
  return exercises.flatMap(({ folder, studentFiles, wholeFile }) =>
    [...new Set([...studentFiles, wholeFile])].flatMap((name) =>
      files
        .filter(({ path }) => path === `exercises/${folder}/${name}`)
        .map((file) => ({ ...file, path: `exercises/${folder}/${ORIGINALS}/${name}` })),
    ),
  );
}

/** An `exercise.json` without what the assignment builds upon and is not handed out. */
function ofThoseAlone(file: PackedFile, exercises: readonly Exercise[]): PackedFile {
  const exercise = exercises.find(({ folder }) => file.path === `exercises/${folder}/exercise.json`);
  if (exercise === undefined) return file;
  const manifest = JSON.parse(file.data.toString("utf8")) as { buildsOn?: readonly string[] };
  if ((manifest.buildsOn ?? []).length === exercise.buildsOn.length) return file;
  const text = `${JSON.stringify({ ...manifest, buildsOn: exercise.buildsOn }, null, 2)}\n`;
  return { ...file, data: Buffer.from(text) };
}

/** npm makes what a package runs executable, which git would show as a change of the student's. */
const asNpmLeavesIt = (file: PackedFile): PackedFile => ({ ...file, isExecutable: file.path === "grader/bin.js" });

/**
 * A page as it is read in an editor: with its pictures drawn, without what only the site needs, and a link to what is not handed out is plain text.
 */
function forReading(page: PackedFile, paths: ReadonlySet<string>): PackedFile {
  const text = withDrawnFences(page.data.toString("utf8"), page.path)
    .replace(/^---\n[^]*?\n---\n+/, "")
    .replace(/\{@link ([^}|]*[!.])?([^}|]+?)(?:\s*\|\s*([^}]+))?\}/g, (_, __, name: string, label?: string) =>
      label === undefined ? `\`${name}\`` : label,
    )
    .replace(/(?<!!)\[([^\]]*)\]\(([^)\s]+)\)/g, (whole, label: string, target: string) => {
      const isElsewhere = /^(#|[a-z]+:)/.test(target);
      return isElsewhere || isThere(page.path, target, paths) ? whole : label;
    });
  return { ...page, data: Buffer.from(text) };
}

function isThere(page: string, target: string, paths: ReadonlySet<string>): boolean {
  const path = new URL(target, `file:///${page}`).pathname.slice(1);
  return paths.has(decodeURIComponent(path));
}
