import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { JSX } from "preact";
import type { CourseBook, CourseRow } from "../../model/course-book.js";
import { count } from "../../model/words.js";
import { Histogram } from "../class/distribution.js";
import { distribution, summaryOf } from "../class/statistics.js";
import { WholeDoubts } from "../class/attention.js";
import { Paragraphs } from "../html/prose.js";
import type { DocumentParts } from "../look/document.js";
import { pageCss } from "../look/page.js";
import { points } from "../words.js";
import { AllStudents } from "./table.js";
import { rulesOf } from "./words.js";

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");

/** The look of a class, and a little more. */
export const courseCss = pageCss + read("../html/report.css") + read("../class/class.css") + read("./course.css");
const script = read("../class/table.client.js");
const scriptHash = createHash("sha256").update(script).digest("base64");

/** As a class's page: nothing is loaded, and nothing is run but its own script. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

/** Doubts that are shown without being opened. */
const AT_ONCE = 24;

/** The parts of the page. */
export const courseDocument = (book: CourseBook, links: readonly (string | undefined)[]): DocumentParts => ({
  title: `Course grades: ${count(book.rows.length, "student")}`,
  policy: POLICY,
  css: courseCss,
  look: "class course",
  children: <CoursePage book={book} links={links} />,
});

function CoursePage({ book, links }: { book: CourseBook; links: readonly (string | undefined)[] }): JSX.Element {
  return (
    <>
      <a class="skip" href="#all">
        Skip to the table of all students
      </a>
      <Head book={book} />
      <main id="main" tabIndex={-1}>
        <Totals book={book} />
        <Doubts book={book} />
        <Assignments book={book} />
        <AllStudents book={book} links={links} />
      </main>
      <footer>
        <p>alloclab, totals of a course. It holds the grades of all: give students their own pages alone.</p>
      </footer>
      <script dangerouslySetInnerHTML={{ __html: script }} />
    </>
  );
}

const totalsOf = (rows: readonly CourseRow[]): number[] =>
  rows.flatMap(({ total }) => (total.kind === "points" ? [total.points] : []));

function Head({ book }: { book: CourseBook }) {
  const { rows, assignments, points: most } = book;
  const totals = totalsOf(rows);
  const summary = summaryOf(totals);
  const look = rows.filter(({ doubts, total }) => doubts.length > 0 || total.kind === "open").length;
  const numbers: [string, string][] = [
    ["assignments", String(assignments.length)],
    ["mean", summary === null ? "–" : `${points(summary.mean)} of ${points(most)}`],
    ["median", summary === null ? "–" : points(summary.median)],
    ["with a total", `${totals.length} of ${rows.length}`],
    ["need a look", String(look)],
  ];
  return (
    <header class="top">
      <div class="inside">
        <div>
          <p class="title">Course grades</p>
          <h1>{count(rows.length, "student")}</h1>
          <dl class="numbers">
            {numbers.map(([name, value]) => (
              <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </header>
  );
}

function Totals({ book }: { book: CourseBook }) {
  const { rows, points: most } = book;
  const totals = totalsOf(rows);
  const summary = summaryOf(totals);
  const rest = rows.length - totals.length;
  return (
    <section class="panel distribution" aria-labelledby="distribution">
      <h2 id="distribution">Distribution of totals</h2>
      {summary === null ? (
        <p>Nobody has a total.</p>
      ) : (
        <>
          <p>
            {count(totals.length, "student")} from {points(summary.least)} to {points(summary.most)} of {points(most)}{" "}
            points, mean {points(summary.mean)}, median {points(summary.median)}.
            {rest > 0 && ` ${rest} without a total: withheld, excused from all, or in doubt.`}
          </p>
          <Histogram bins={distribution(totals, most)} of="student" />
        </>
      )}
    </section>
  );
}

function Doubts({ book: { rows, doubts } }: { book: CourseBook }) {
  const own = rows.filter((row) => row.doubts.length > 0 || row.total.kind === "open");
  return (
    <section class="panel attention" aria-labelledby="attention">
      <h2 id="attention">To be looked at</h2>
      <WholeDoubts doubts={doubts} />
      {own.length + doubts.length === 0 && (
        <p>Nothing: everybody is known for certain, and nobody's total waits for anything but a decision.</p>
      )}
      {own.length > 0 && (
        <details class="reason" open={own.length <= AT_ONCE}>
          <summary>
            <h3>
              In doubt <span class="soft">– {count(own.length, "student")}</span>
            </h3>
          </summary>
          <p class="soft">Whose something is, or which of several counts; a total that depends on it is not given.</p>
          <ul class="detailed">
            {own.map((row) => (
              <li>
                <bdi>{row.name}</bdi>
                <span class="detail">
                  {row.doubts.length === 0 && <p>What is in doubt about a whole class is in doubt about them, too.</p>}
                  <Paragraphs texts={row.doubts} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Assignments({ book }: { book: CourseBook }) {
  const { assignments, rows, isWeighted } = book;
  return (
    <section class="panel" aria-labelledby="assignments">
      <h2 id="assignments">Assignments</h2>
      {rulesOf(book).map((rule) => (
        <p class="soft">{rule}</p>
      ))}
      <table class="per-stage">
        <thead>
          <tr>
            <th scope="col">assignment</th>
            {isWeighted && <Numeric isRoomy>weight</Numeric>}
            <Numeric>share</Numeric>
            <Numeric isRoomy>with points</Numeric>
            <Numeric>mean</Numeric>
            <Numeric isRoomy>median</Numeric>
            <Numeric>of</Numeric>
          </tr>
        </thead>
        <tbody>
          {assignments.map(({ title, page, weight, share, maxScore }, at) => {
            const scores = rows.flatMap(({ cells }) => {
              const cell = cells[at];
              return cell?.kind === "points" && cell.score !== null ? [cell.score] : [];
            });
            const summary = summaryOf(scores);
            return (
              <tr>
                <th scope="row">{page === null ? title : <a href={page}>{title}</a>}</th>
                {isWeighted && <td class="number roomy">{points(weight)}</td>}
                <td class="number">{points(share)} %</td>
                <td class="number roomy">{scores.length}</td>
                <td class="number">{summary === null ? "–" : points(summary.mean)}</td>
                <td class="number roomy">{summary === null ? "–" : points(summary.median)}</td>
                <td class="number soft">{points(maxScore)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Heading of numbers; those that are roomy are left out where there is little room. */
const Numeric = ({ children, isRoomy = false }: { children: string; isRoomy?: boolean }): JSX.Element => (
  <th scope="col" class={isRoomy ? "number roomy" : "number"}>
    {children}
  </th>
);
