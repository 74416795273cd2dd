/**
 * The rubric of the course, read from the suites while the site is built.
 *
 * @module
 */
import type { JSX } from "preact";
import { render } from "preact-render-to-string";
import type { Lesson, RubricStage } from "./course.js";

/** What each check of each assignment is worth, as HTML. Hidden checks are counted and not named. */
export function rubricHtml(lessons: readonly Lesson[]): string {
  return render(
    <>
      {lessons.map((lesson) => (
        <LessonRubric lesson={lesson} />
      ))}
    </>,
  );
}

function LessonRubric({ lesson }: { lesson: Lesson }): JSX.Element {
  return (
    <>
      <h2 id={`rubric-${lesson.id}`}>
        {lesson.number}. {lesson.title}: {lesson.points} points
      </h2>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={`Points of ${lesson.title}`}>
        <table class="rubric">
          <thead>
            <tr>
              <th scope="col">check</th>
              <th scope="col">points</th>
            </tr>
          </thead>
          {lesson.stages.map((stage) => (
            <StageRows stage={stage} />
          ))}
        </table>
      </div>
    </>
  );
}

function StageRows({ stage }: { stage: RubricStage }): JSX.Element {
  return (
    <tbody>
      <tr class="stage">
        <th scope="rowgroup">{stage.name}</th>
        <td>
          <b>{stage.points}</b>
        </td>
      </tr>
      {stage.visible.map(({ name, points }) => (
        <tr>
          <td>{name}</td>
          <td>{points}</td>
        </tr>
      ))}
      {stage.hidden.map(({ points, hint }) => (
        <tr class="hidden-check">
          <td>
            <em>hidden</em>
            {hint !== null && `: ${hint}`}
          </td>
          <td>{points}</td>
        </tr>
      ))}
    </tbody>
  );
}
