import type { JSX } from "preact";
import type { CourseBook, CourseCell, CourseRow } from "../../model/course-book.js";
import { studentText } from "../class/links.js";
import { Tag } from "../html/prose.js";
import { points } from "../words.js";
import { TOTAL_WORDS, cellText } from "./words.js";

interface TableProps {
  book: CourseBook;
  /** Names of the students' own pages, in the order of the rows. */
  links: readonly (string | undefined)[];
}

/** What students can be filtered by, in the order of the choice. */
const KINDS: readonly [kind: string, title: string][] = [
  ["look", "to be looked at"],
  ["nothing", "nothing handed in"],
  ["no-attempt", "not counted as an attempt"],
  ["excused", "excused"],
  ["withheld", "withheld"],
  ["ungraded", "not graded to its end yet"],
  ["dropped", "something dropped"],
  ["decided", "decided by people"],
];

/** All students, a row each, with a link to their own page. */
export function AllStudents({ book, links }: TableProps): JSX.Element {
  const { rows, assignments, points: most } = book;
  const hasStudents = rows.some(({ name, student }) => !["", name].includes(studentText(student)));
  const kinds = new Map(rows.map((row) => [row, kindsOf(row)]));
  const used = KINDS.filter(([kind]) => rows.some((row) => kinds.get(row)?.has(kind)));
  return (
    <section class="panel everything" aria-labelledby="all">
      <h2 id="all" tabIndex={-1}>
        All students <span class="soft">– {rows.length}</span>
      </h2>
      <div class="tools" hidden>
        <label>
          Find <input type="search" autocomplete="off" spellcheck={false} placeholder="name, id, address" />
        </label>
        <label>
          Show{" "}
          <select autocomplete="off">
            <option value="">all</option>
            {used.map(([kind, title]) => (
              <option value={kind}>{title}</option>
            ))}
          </select>
        </label>
        <output aria-live="polite" />
      </div>
      <div class="scroll" role="region" aria-label="Table of all students" tabIndex={0}>
        <table class="all" style={`--numbers:1;--stages:${assignments.length}`}>
          <colgroup>
            <col class="col-name" />
            <col class="col-total" />
            {hasStudents && <col class="col-students" />}
            {assignments.map(() => (
              <col class="col-stage" />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">student</th>
              <th scope="col" class="number">
                total <span class="soft">/{points(most)}</span>
              </th>
              {hasStudents && <th scope="col">known as</th>}
              {assignments.map(({ title, maxScore }) => (
                <th scope="col" class="number">
                  {title} <span class="soft">/{points(maxScore)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Row {...{ row, hasStudents, book, href: links[at] }} kinds={kinds.get(row) ?? new Set()} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function kindsOf({ cells, doubts, total }: CourseRow): Set<string> {
  return new Set([
    ...(doubts.length > 0 || total.kind === "open" ? ["look"] : []),
    ...cells.map(({ kind }) => kind),
    ...(cells.some(({ isDropped }) => isDropped) ? ["dropped"] : []),
    ...(cells.some(({ decisions }) => decisions.length > 0) ? ["decided"] : []),
  ]);
}

interface RowProps {
  row: CourseRow;
  hasStudents: boolean;
  book: CourseBook;
  href: string | undefined;
  kinds: ReadonlySet<string>;
}

function Row({ row: { name, student, cells, total }, hasStudents, book, href, kinds }: RowProps) {
  return (
    <tr data-is={[...kinds].join(" ")}>
      <th scope="row">
        {href === undefined ? (
          <bdi>{name}</bdi>
        ) : (
          <a href={`students/${encodeURIComponent(href)}.html`}>
            <bdi>{name}</bdi>
          </a>
        )}
      </th>
      <td class="number">
        {total.kind === "points" ? (
          <b>{points(total.points)}</b>
        ) : (
          <Tag kind={total.kind === "open" ? "bad" : "plain"}>{TOTAL_WORDS[total.kind]}</Tag>
        )}
      </td>
      {hasStudents && (
        <td>
          <bdi>{[studentText(student), student.email].filter((text) => text !== null && text !== "").join(", ")}</bdi>
        </td>
      )}
      {book.assignments.map(({ maxScore }, at) => {
        const cell = cells[at];
        return cell === undefined ? <td /> : <Cell cell={cell} usual={maxScore} />;
      })}
    </tr>
  );
}

/** Points first, since the table is sorted by what a cell begins with; what they are out of where it is not what it is for all. */
function Cell({ cell, usual }: { cell: CourseCell; usual: number }) {
  const { score, maxScore, isDropped, decisions } = cell;
  const said = [cellText(cell), decisions.length > 0 && cell.kind === "points" ? "decided" : ""].filter(Boolean);
  return (
    <td class="number">
      {score === null ? "–" : isDropped ? <s>{points(score)}</s> : points(score)}
      {score !== null && maxScore !== usual && <span class="soft"> of {points(maxScore)}</span>}
      {said.length > 0 && <span class="remark">{said.join(", ")}</span>}
    </td>
  );
}
