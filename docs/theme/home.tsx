/**
 * The first page: what this is, in one picture, and where each reader begins.
 *
 * @module
 */
import type { MemoryPicture } from "#kit/check/failure";
import type { JSX } from "preact";
import { render } from "preact-render-to-string";
import { freePicture, memoryOf } from "../../grader/picture/moment.js";
import { PictureSvg } from "../../grader/picture/registry.js";
import type { Lesson } from "./course.js";
import type { Contents, DocumentPage } from "./pages.js";

interface HomeProps {
  lessons: readonly Lesson[];
  contents: Contents;
  /** Where the visualizer is, if the site has one. */
  visualizer: string | null;
}

/** The content of the first page as HTML. */
export function homeHtml(props: HomeProps): string {
  return render(<Home {...props} />);
}

function Home({ lessons, contents, visualizer }: HomeProps): JSX.Element {
  const first = contents.lessons[0];
  return (
    <>
      <section class="hero">
        <h1>Write your own malloc</h1>
        <p class="lead">
          A course in TypeScript. You build a memory allocator, exercise by exercise. A grader runs your code in a
          sandbox, and when it is wrong, it shows the shortest sequence of calls that fails, with pictures of memory.
        </p>
        <p class="actions">
          {first && (
            <a class="action" href={first.url}>
              Begin with the first lesson
            </a>
          )}
          {visualizer && (
            <a class="action quiet" href={visualizer}>
              Play with memory
            </a>
          )}
        </p>
      </section>
      <WholePicture />
      <h2 id="lessons">Lessons</h2>
      <LessonList lessons={lessons} contents={contents} />
      <h2 id="start">Start</h2>
      <p>
        With <a href="https://nodejs.org">Node.js</a> 20.19 or newer, in the folder that you were given:
      </p>
      <pre>
        <code>{"npm ci\nnpm run grade"}</code>
      </pre>
      <p>
        That grades <code>exercises/</code> as handed out: no points yet, and the report says which check to make pass
        first. Then keep <code>npm start</code> open: it grades your files again each time you save.
      </p>
      <h2 id="guides">Guides</h2>
      <GuideList contents={contents} to={(url) => url} />
    </>
  );
}

type Block = readonly [label: string, size: number];

function memory(...row: readonly Block[]): MemoryPicture {
  let start = 0;
  const blocks = row.map(([label, size]) => {
    const at = { start, size };
    start += size;
    return label === "-" ? { ...at, state: "free" as const } : { ...at, state: "allocated" as const, label };
  });
  return { capacity: start, blocks };
}

/** The worked example of the first lesson, at the four moments that say most. */
const MOMENTS = [
  {
    call: "after allocate(20), allocate(30), allocate(40)",
    says: "each takes the front of the first free block with room",
    picture: memory(["A", 20], ["B", 30], ["C", 40], ["-", 10]),
  },
  {
    call: "free(20, 30)",
    says: "a hole, alone between two neighbours",
    picture: memory(["A", 20], ["-", 30], ["C", 40], ["-", 10]),
  },
  {
    call: "allocate(25) returns 20",
    says: "the hole is used again; 5 units are left over",
    picture: memory(["A", 20], ["D", 25], ["-", 5], ["C", 40], ["-", 10]),
  },
  {
    call: "free(0, 20), free(20, 25)",
    says: "what comes back merges with both sides",
    picture: memory(["-", 50], ["C", 40], ["-", 10]),
  },
];

const RIGHT = memory(["-", 50], ["C", 40], ["-", 10]);
const WRONG = memory(["-", 20], ["-", 30], ["C", 40], ["-", 10]);

/** From the code of a student to a report, in the words of the guides. */
const PIPELINE = [
  ["Your file", "free.ts, as you save it"],
  ["Sandbox", "QuickJS in WebAssembly: counted steps, no way out"],
  ["Checks", "every call compared with a model that is obviously right"],
  ["Report", "the shortest calls that fail, drawn"],
] as const;

function WholePicture(): JSX.Element {
  const alike = [...MOMENTS.map(({ picture }) => picture), WRONG].map((picture) => memoryOf(picture));
  return (
    <figure class="whole" aria-labelledby="whole-caption">
      <figcaption id="whole-caption" class="visually-hidden">
        What you build, how it is graded, and what a report shows
      </figcaption>
      <div class="whole-build">
        <p class="whole-title">What you build</p>
        <ol>
          {MOMENTS.map(({ call, says, picture }, index) => (
            <li>
              <p>
                <code>{call}</code> <span>{says}</span>
              </p>
              <PictureSvg
                picture={index === MOMENTS.length - 1 ? freePicture(picture) : memoryOf(picture)}
                id={`moment-${index}`}
                title={`Memory after ${call}`}
                before={alike[index - 1] ?? null}
                alike={alike}
              />
            </li>
          ))}
        </ol>
      </div>
      <div class="whole-grade">
        <p class="whole-title">How it is graded</p>
        <ol class="pipeline">
          {PIPELINE.map(([step, says]) => (
            <li>
              <b>{step}</b> <span>{says}</span>
            </li>
          ))}
        </ol>
        <div class="whole-report">
          <p>
            <b class="broken">✗ merges with both</b>
            <span>
              After <code>free(20, 25)</code>: nodes 0…19 and 20…49 touch, so they have to be one free block.
            </span>
          </p>
          <p>should be</p>
          <PictureSvg picture={freePicture(RIGHT)} id="whole-right" title="Memory as it should be" alike={alike} />
          <p>yours</p>
          <PictureSvg
            picture={freePicture(WRONG)}
            id="whole-wrong"
            title="Memory as the free list of a wrong submission tells it"
            due={memoryOf(RIGHT)}
            alike={alike}
          />
        </div>
      </div>
    </figure>
  );
}

/** The lessons in order, each with what it is about and what it is worth. */
export function LessonList({ lessons, contents }: Pick<HomeProps, "lessons" | "contents">): JSX.Element {
  return (
    <ol class="lesson-list">
      {lessons.map(({ number, title, summary, points, hours, buildsOn }) => {
        const page = contents.lessons.find((lesson) => lesson.number === number);
        return (
          <li>
            <span class="number" aria-hidden="true">
              {number}
            </span>
            <div>
              {page ? <a href={page.url}>{title}</a> : <b>{title}</b>}
              <p>{summary}</p>
              <p class="facts">
                {points} points{hours !== null && ` · ${hours}`}
                {buildsOn.length > 0 && ` · builds upon ${buildsOn.join(", ")}`}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The guides by reader: the table of contents of all that is not a lesson. */
export function GuideList({ contents, to }: { contents: Contents; to: (url: string) => string }): JSX.Element {
  const item = ({ url, title, summary }: DocumentPage): JSX.Element => (
    <li>
      <a href={to(url)}>{title}</a>
      {summary !== "" && <p>{summary}</p>}
    </li>
  );
  return (
    <div class="guide-lists">
      {contents.guides.map(({ title, pages }) => (
        <section>
          <h3>{title}</h3>
          <ul>{pages.map(item)}</ul>
        </section>
      ))}
    </div>
  );
}
