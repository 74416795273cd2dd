/**
 * Canvas' upload of what was downloaded as "Download Submissions". What it takes is `infer_comment_context_from_filename` in
 * `app/models/abstract_assignment.rb`: of the parts of a name between `_`, the first two that are numbers, a user's and one of the
 * attachments of their submission, or `anon`, an anonymous id and an attachment. A name whose last part begins with `link` is none. The file
 * becomes a comment, which members of a group all get, under the name that the attachment has, whatever its own name
 * (`generate_comments_from_files`); so who handed in a zip is answered with one.
 *
 * @module
 */
import type { CohortEntry, Sender } from "../../model/class.js";
import { UsageError } from "../../model/errors.js";
import { shownList } from "../../model/words.js";
import type { Answer } from "./answers.js";
import { type Placed, type System, nothing, pathWord } from "./delivery.js";

/** For Canvas. */
export const canvas: System = {
  archive: "canvas-submissions.zip",
  hasVisualizer: false,
  next: "In Canvas: the assignment's menu in the gradebook, Re-Upload Submissions. Each report has the name of a file that its student handed in.",
  deliver: (answers, { cohort, page }) => {
    if (cohort.layout !== "canvas")
      throw new UsageError(
        "The class does not come from Canvas, which finds students by the numbers in the names of its export only; give back by --to folders or mail.",
      );
    // What one of a group of Canvas' gets, all of them read, also where each is graded by themselves.
    const ofOne = answers.filter(({ entry, isEmpty }) => entry.handedInAs !== undefined && !isEmpty);
    const placed = answers
      .filter((answer) => !ofOne.includes(answer))
      .flatMap((answer) => (answer.entry.senders ?? []).flatMap((sender) => placedFor(sender, answer, page)));
    const reached = new Set(placed.map(({ answer }) => answer));
    const others = answers.filter((answer) => !reached.has(answer));
    const kept =
      ofOne.length === 0
        ? []
        : [
            `Something is decided about one of several who handed in together, and Canvas shows an answer to all of a group, so none of these is sent: ${list(ofOne)}. Give them back by --to folders or mail.`,
          ];
    if (placed.length === 0 && kept.length > 0) throw new UsageError(kept.join(" "));
    if (placed.length === 0)
      throw new UsageError(
        "No file of Canvas' is known for anybody in the class; start `alloclab class` again, which grades nothing anew for it.",
      );
    const absent = others.filter(({ isEmpty }) => isEmpty);
    const unknown = others.filter((answer) => !answer.isEmpty && !ofOne.includes(answer));
    const partners = answers.filter((answer) => reached.has(answer)).flatMap(({ entry }) => unreachedIn(entry));
    return {
      ...nothing(),
      placed,
      problems: [
        ...kept,
        ...(unknown.length === 0
          ? []
          : [`Without a file in Canvas that could be answered, and not given back: ${list(unknown)}.`]),
        ...(partners.length === 0
          ? []
          : [
              `They hand in together with somebody and have no file of their own in Canvas, so they get no report: ${shownList(partners, 40)}.`,
            ]),
      ],
      notes: absent.length === 0 ? [] : [`They handed in nothing, and get no report: ${list(absent)}.`],
    };
  },
};

/** Those of several who sent in nothing themselves: Canvas knows a group of its own, and none by decision. */
function unreachedIn({ students, senders = [] }: CohortEntry): string[] {
  if (students.length <= senders.length) return [];
  const known = new Set(senders.map(({ id }) => id));
  return students
    .filter(({ id }) => id === null || !known.has(id))
    .map(({ name, email, id }) => name ?? email ?? id ?? "");
}

const list = (some: readonly Answer[]): string =>
  shownList(
    some.map(({ entry }) => entry.name),
    40,
  );

function placedFor({ name, id, isAnonymous, attachment }: Sender, answer: Answer, page: string): Placed[] {
  if (attachment === undefined) return [];
  const isPacked = /\.zip$/i.test(attachment.name);
  // Nothing in front of the two numbers that could be taken for one of them.
  const who = pathWord(name.replaceAll("_", "")).replace(/^(\d+|anon)$/, "");
  const head = isAnonymous === true ? `anon_${id}` : [who, id].filter(Boolean).join("_");
  const file = isPacked ? page.replace(/\.html$/, ".zip") : page;
  return [{ answer, path: `${head}_${attachment.id}_${file}`, isPacked }];
}
