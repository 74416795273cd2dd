import type { JSX } from "preact";
import type { CourseAssignment, CourseCell, CourseFacts, CourseRow, CourseTotal } from "../../model/course-book.js";
import { criterionText, decisionTexts } from "../decisions/words.js";
import { Paragraphs, Tag } from "../html/prose.js";
import { Ring } from "../html/score.js";
import type { DocumentParts } from "../look/document.js";
import { points } from "../words.js";
import { courseCss } from "./page.js";
import { TOTAL_WORDS, cellText, rulesOf, shareOfPoints } from "./words.js";

/** Nothing is loaded and nothing is run. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The parts of the page. */
export const studentDocument = (course: CourseFacts, row: CourseRow): DocumentParts => ({
  title: `${calledOf(row)} – course grades`,
  policy: POLICY,
  css: courseCss,
  look: "class course of-one",
  children: <StudentPage course={course} row={row} />,
});

const calledOf = ({ name, student }: CourseRow): string => student.name ?? name;

function StudentPage({ course, row }: { course: CourseFacts; row: CourseRow }): JSX.Element {
  const { total, cells } = row;
  const most = course.points;
  return (
    <>
      <header class="top">
        <div class="inside">
          <div>
            <p class="title">Course grades</p>
            <h1>
              <bdi>{calledOf(row)}</bdi>
            </h1>
            {total.kind === "points" ? (
              <dl class="numbers">
                <div>
                  <dt>total</dt>
                  <dd>
                    {points(total.points)} of {points(most)}
                  </dd>
                </div>
                <div>
                  <dt>percent</dt>
                  <dd>{points(total.percent)} %</dd>
                </div>
              </dl>
            ) : (
              <p class="tags">
                <Tag kind="warn">{`total: ${TOTAL_WORDS[total.kind]}`}</Tag>
              </p>
            )}
          </div>
          <Ring
            score={total.kind === "points" ? total.points : null}
            maxScore={most}
            isWhole
            none={total.kind === "points" ? "" : TOTAL_WORDS[total.kind]}
          />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <section class="panel" aria-labelledby="assignments">
          <h2 id="assignments">Your assignments</h2>
          <Assignments course={course} cells={cells} />
        </section>
        <Reasons course={course} cells={cells} />
        <section class="panel" aria-labelledby="rules">
          <h2 id="rules">How your total comes about</h2>
          {total.kind !== "points" && <p>{WITHOUT[total.kind]}</p>}
          {rulesOf(course).map((rule) => (
            <p>{rule}</p>
          ))}
        </section>
      </main>
      <footer>
        <p>alloclab, totals of a course.</p>
      </footer>
    </>
  );
}

const WITHOUT: Record<Exclude<CourseTotal["kind"], "points">, string> = {
  withheld: "A part of your result is withheld for now, and so is your total.",
  excused: "You are excused from everything that counts, so there is no total.",
  open: "Your instructor has to settle something first, so there is no total yet.",
};

function Assignments({ course: { assignments }, cells }: { course: CourseFacts; cells: readonly CourseCell[] }) {
  return (
    <table class="per-stage">
      <thead>
        <tr>
          <th scope="col">assignment</th>
          <th scope="col" class="number">
            points
          </th>
          <th scope="col" class="number roomy">
            percent
          </th>
          <th scope="col" class="number">
            part of total
          </th>
        </tr>
      </thead>
      <tbody>
        {assignments.map((assignment, at) => {
          const cell = cells[at];
          return cell === undefined ? null : <Line assignment={assignment} cell={cell} />;
        })}
      </tbody>
    </table>
  );
}

function Line({ assignment: { title }, cell }: { assignment: CourseAssignment; cell: CourseCell }) {
  const { score, maxScore, share, kind } = cell;
  const text = kind === "doubt" ? "not settled yet" : cellText(cell);
  return (
    <tr>
      <th scope="row">
        {title}
        {text !== "" && <span class="remark">{text}</span>}
      </th>
      <td class="number">{score === null ? "–" : `${points(score)} of ${points(maxScore)}`}</td>
      <td class="number roomy">
        {score === null || maxScore === 0 ? "–" : `${points(shareOfPoints(score, maxScore))} %`}
      </td>
      <td class="number">{share === null || share === 0 ? "–" : `${points(share)} %`}</td>
    </tr>
  );
}

/** What people have decided and graded, as far as a student reads it; of a result that is withheld no more than that. */
function Reasons({ course: { assignments }, cells }: { course: CourseFacts; cells: readonly CourseCell[] }) {
  const told = cells.flatMap((cell, at) => {
    const criteria = cell.kind === "points" ? cell.criteria.filter(({ score }) => score !== null) : [];
    const texts = [
      ...(criteria.length === 0 ? [] : [`People grade: ${criteria.map(criterionText).join(", ")}.`]),
      ...decisionTexts(cell.told),
    ];
    return texts.length === 0 ? [] : [{ title: assignments[at]?.title ?? "", texts }];
  });
  if (told.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="decided">
      <h2 id="decided">What people decided</h2>
      <ul class="detailed">
        {told.map(({ title, texts }) => (
          <li>
            <b>{title}</b>
            <span class="detail">
              <Paragraphs texts={texts} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
