import type { JSX } from "preact";
import type { AlikePair, Cohort, CohortEntry } from "../../model/class.js";
import { count } from "../../model/words.js";
import { ReportLink } from "./links.js";
import { type ShownFile, type ShownLine, shownFiles } from "./passages.js";

/** Pairs that are shown; `class.json` has more of them. */
const AT_ONCE = 20;

/** Files of submissions, by the names of these. */
export type Texts = ReadonlyMap<string, readonly { name: string; text: string }[]>;

interface AlikeProps {
  cohort: Cohort;
  texts: Texts;
}

/** Which submissions have much in common, each two side by side. It tells what there is to be seen, and nothing of why. */
export function Alike({ cohort: { alike, entries }, texts }: AlikeProps): JSX.Element | null {
  if (alike === undefined || alike.compared < 2) return null;
  const { pairs, compared, tooSmall, usual } = alike;
  const rest = pairs.length - AT_ONCE;
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return (
    <section class="panel" aria-labelledby="alike">
      <h2 id="alike">
        Alike <span class="soft">– {pairs.length === 0 ? "no two" : count(pairs.length, "pair")}</span>
      </h2>
      <p class="soft">
        {pairs.length > 0 &&
          "These have more in common than is usual in this class. That says nothing of why: a person has to look. "}
        Compared is what is left of a text without names, comments, spaces, quotes and types, in any order. What was
        handed out does not count, and what many of the class have counts little: half of the{" "}
        {count(compared, "submission")} have {percent(usual)} or less in common with any other.
        {tooSmall > 0 &&
          ` In ${count(tooSmall, "submission")} too little is the student’s own to be compared; nothing is said of ${tooSmall === 1 ? "it" : "them"}.`}
      </p>
      {pairs.length > 0 && (
        <ol class="alike">
          {pairs.slice(0, AT_ONCE).map((pair) => (
            <li>
              <Pair pair={pair} byName={byName} texts={texts} />
            </li>
          ))}
        </ol>
      )}
      {rest > 0 && (
        <p class="soft">
          {count(rest, "more pair")} {rest === 1 ? "is" : "are"} in <code>class.json</code>.
        </p>
      )}
    </section>
  );
}

interface PairProps {
  pair: AlikePair;
  byName: ReadonlyMap<string, CohortEntry>;
  texts: Texts;
}

function Pair({ pair: { names, shares, passages }, byName, texts }: PairProps) {
  const links = names.map((name) => {
    const entry = byName.get(name);
    return entry === undefined ? <bdi>{name}</bdi> : <ReportLink entry={entry} />;
  });
  const sides = names.map((name, side) =>
    shownFiles(
      texts.get(name) ?? [],
      passages.map((at) => at[side as 0 | 1]),
    ),
  );
  return (
    <>
      <h3>
        {links[0]} and {links[1]}
      </h3>
      <p>
        {percent(shares[0])} of what {links[0]} wrote is in {links[1]}, too; {percent(shares[1])} the other way round.
      </p>
      {sides.every((files) => files.length > 0) && (
        <details>
          <summary>
            Side by side <span class="soft">– {count(passages.length, "passage")} alike, marked by number</span>
          </summary>
          <div class="sides">
            {sides.map((files, side) => (
              <Side name={names[side] ?? ""} files={files} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function Side({ name, files }: { name: string; files: readonly ShownFile[] }) {
  return (
    <div class="side">
      <p class="who">
        <bdi>{name}</bdi>
      </p>
      {files.map((file) => (
        <>
          <p class="file">
            <code>{file.name}</code>
          </p>
          <pre role="region" aria-label={`${file.name} of ${name}`} tabIndex={0}>
            {file.lines.map((line, at) => (
              <Line line={line} before={file.lines[at - 1]} />
            ))}
          </pre>
        </>
      ))}
    </div>
  );
}

/** A passage has its number where it begins. */
function Line({ line, before }: { line: ShownLine; before: ShownLine | undefined }) {
  if (line.kind === "gap") return <span class="line gap">{`⋯ ${count(line.lines, "line")}`}</span>;
  const { passage } = line;
  const isFirst = before === undefined || before.kind === "gap" || before.passage !== passage;
  return (
    <span class={passage === null ? "line" : "line marked"}>
      <span class="number">{passage === null || !isFirst ? "" : String(passage)}</span>
      {/* A line without a character would have no height. */}
      {line.text || " "}
    </span>
  );
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
