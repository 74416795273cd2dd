/**
 * The page that students begin with.
 *
 * @module
 */
import { type PackedFile, textFile } from "../autograder/kit.js";
import type { Exercise } from "../../model/course.js";
import { templateText } from "./editor.js";
import { type Withheld, pointsOf } from "./withheld.js";

/** What the page is made of. */
export interface ReadmeParts {
  exercises: readonly Exercise[];
  withheld: Withheld;
  /** The oldest Node that will do. */
  node: string;
  /** What else there is to read, with titles from the files themselves. */
  pages: readonly PackedFile[];
}

/** `README.md` of a handout. */
export async function readme({ exercises, withheld, node, pages }: ReadmeParts): Promise<PackedFile> {
  const values: Record<string, string> = {
    node,
    course: exercises.map((exercise) => entry(exercise)).join("\n"),
    last: exercises.at(-1)?.folder ?? "",
    hidden: hiddenText(exercises, withheld),
    guides: pages.map(({ path, data }) => `[${titleOf(data.toString("utf8"))}](${path})`).join(", "),
  };
  const text = await templateText("README.md");
  return textFile(
    "README.md",
    text.replace(/@([a-z]+)@/g, (_, name: string) => values[name] ?? ""),
  );
}

const entry = ({ title, summary, folder }: Exercise): string =>
  `- [${title}](exercises/${folder}/lesson.md): ${summary}`;

function hiddenText(exercises: readonly Exercise[], withheld: Withheld): string {
  const some = exercises.flatMap(({ id, title }) => {
    const points = pointsOf(withheld[id] ?? {});
    return points === 0 ? [] : [`${points} in _${title}_`];
  });
  if (some.length === 0) return "All checks are here.";
  return [
    "The points that you see here are those of the checks that are here. Your instructor grades hidden ones, too, which are worth",
    `${some.join(", ")}: more of the same kind, with other numbers.`,
  ].join("\n");
}

const titleOf = (page: string): string => /^# (.+)$/m.exec(page)?.[1] ?? "";
