/**
 * The list of all modules.
 *
 * @module
 */
import type { JSX } from "preact";
import { render } from "preact-render-to-string";
import type { Lesson } from "./course.js";

/** A module of the API pages. */
export interface ApiModule {
  /** Path without ending: `grader/class/late`. */
  name: string;
  url: string;
  /** First sentence of its comment as HTML; empty where there is none. */
  summary: string;
  /** What it exports. */
  exports: string[];
}

const ABOUT: Record<string, string> = {
  "exercises/kit": "The kit: all that stages, skeletons and solutions are made of",
  "exercises/kit/subject": "The submission at arm’s length",
  "exercises/kit/check": "From suite to failure",
  "exercises/kit/views": "Readers beside the submission",
  "exercises/kit/models": "Oracles that several assignments share",
  "exercises/kit/define": "What an assignment says once",
  "exercises/kit/lists": "Allocators with a free list",
  grader: "The grader",
  "grader/model": "The nouns: what each step hands to the next",
  "grader/grade": "The pipeline: a submission to its report",
  "grader/grade/load": "Folder, archive or file to submission",
  "grader/grade/compile": "Submission to program",
  "grader/grade/sandbox": "Program to subject: a live allocator behind limits",
  "grader/grade/stages": "Running the suites",
  "grader/grade/score": "Results to report",
  "grader/report": "Report to text, HTML, XML …",
  "grader/picture": "Pictures of memory",
  "grader/class": "Many submissions to a grade book",
  "grader/commands": "The command line",
  "grader/student/watch": "The desk that a student works at",
  "grader/student/visualize": "Memory drawn call by call, in a browser",
  "grader/publish/handout": "What students get",
  "grader/publish/autograder": "Packages for platforms",
  "grader/publish/leaks": "Finding what students should not see",
  "grader/authors": "For authors of assignments",
  "grader/disk": "Reading and writing files without losing any",
};

/** All modules by folder, as HTML: the exercises first, then the kit, then the grader. */
export function apiHtml(modules: readonly ApiModule[], lessons: readonly Lesson[]): string {
  const folders = [...new Set(modules.map(({ name }) => folderOf(name)))];
  const isExercise = (folder: string): boolean => /^exercises\/\d/.test(folder);
  const rank = (folder: string): number => (isExercise(folder) ? 0 : folder.startsWith("exercises") ? 1 : 2);
  folders.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return render(
    <>
      <h1>API</h1>
      <p class="lead">
        What students get and fill in, what checks are made of, and the grader itself, module by module. Sizes and
        addresses are in units of memory.
      </p>
      {folders.map((folder) => (
        <Folder
          title={titleOf(folder, lessons)}
          folder={folder}
          modules={modules.filter(({ name }) => folderOf(name) === folder)}
        />
      ))}
    </>,
  );
}

const folderOf = (name: string): string => {
  const parts = name.split("/");
  // What lies deeper than a named folder is listed with it: grader/report/html is part of the reports.
  const named = parts.slice(0, 3).join("/");
  return named in ABOUT ? named : parts.slice(0, Math.min(parts.length - 1, 2)).join("/");
};

/** The index file of a folder has the folder's own name. */
const nameIn = (folder: string, name: string): string => (name === folder ? "index" : name.slice(folder.length + 1));

/** What a folder is called on the site: that of an assignment by its title. */
export function titleOf(folder: string, lessons: readonly Lesson[]): string {
  const lesson = lessons.find((one) => folder === `exercises/${one.folder}`);
  if (lesson !== undefined) return `${lesson.number}. ${lesson.title}`;
  return ABOUT[folder] ?? folder;
}

function Folder({ title, folder, modules }: { title: string; folder: string; modules: ApiModule[] }): JSX.Element {
  return (
    <section class="api-folder">
      <h2 id={folder.replaceAll("/", "-")}>
        {title} {title !== folder && <code>{folder}/</code>}
      </h2>
      <dl>
        {modules.map(({ name, url, summary, exports }) => (
          <>
            <dt>
              <a href={url}>{nameIn(folder, name)}</a>
            </dt>
            <dd>
              {summary !== "" ? (
                <span dangerouslySetInnerHTML={{ __html: summary }} />
              ) : (
                <span class="exports">{exports.join(", ")}</span>
              )}
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}
