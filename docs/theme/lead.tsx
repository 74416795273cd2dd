/**
 * The line above a page's title: where one is, and what belongs to it.
 *
 * @module
 */
import type { JSX } from "preact";
import { render } from "preact-render-to-string";
import type { Lesson } from "./course.js";
import { relativeTo } from "./layout.js";
import type { Contents, DocumentPage } from "./pages.js";

interface LeadProps {
  page: DocumentPage;
  lessons: readonly Lesson[];
  contents: Contents;
}

/** The line as HTML. */
export function leadHtml(props: LeadProps): string {
  return render(<Lead {...props} />);
}

function Lead({ page, lessons, contents }: LeadProps): JSX.Element {
  const to = relativeTo(page.url);
  const { kind, number } = page;
  const parts: JSX.Element[] = [];
  if (kind === "lesson") {
    const lesson = lessons.find((one) => one.number === number);
    const contract = contents.contracts.find((one) => one.number === number);
    parts.push(<>Lesson {number}</>);
    if (contract) parts.push(<a href={to(contract.url)}>Contract</a>);
    if (lesson) parts.push(<a href={to(`guides/rubric.html#rubric-${lesson.id}`)}>{lesson.points} points</a>);
  } else if (kind === "contract") {
    const lesson = contents.lessons.find((one) => one.number === number);
    if (lesson) parts.push(<a href={to(lesson.url)}>Lesson {lesson.title}</a>);
  } else {
    const group = contents.guides.find(({ pages }) => pages.some(({ url }) => url === page.url));
    if (kind === "decision") parts.push(<>Why it is built so</>);
    else if (group) parts.push(<a href={to("guides/index.html")}>{group.title}</a>);
  }
  if (parts.length === 0) return <></>;
  return (
    <p class="page-lead">
      {parts.map((part, index) => (
        <>
          {index > 0 && <span aria-hidden="true"> · </span>}
          {part}
        </>
      ))}
    </p>
  );
}
