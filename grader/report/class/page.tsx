import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { JSX } from "preact";
import type { DocumentParts } from "../look/document.js";
import { pageCss } from "../look/page.js";
import type { Cohort } from "../../model/class.js";
import { pictureCss } from "../../picture/standalone.js";
import { points } from "../words.js";
import { count } from "../../model/words.js";
import { Alike, type Texts } from "./alike.js";
import { Attentions } from "./attention.js";
import { Checks } from "./checks.js";
import { Decided } from "./decided.js";
import { Distribution } from "./distribution.js";
import { Exceptions } from "./exceptions.js";
import { type Examples, Mistakes } from "./mistakes.js";
import { reasonsOf } from "./reasons.js";
import { Stages } from "./stages.js";
import { counted, mostOf, summaryOf, totalOf } from "./statistics.js";
import { AllSubmissions } from "./table.js";

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");

const css = pageCss + read("../html/report.css") + read("./class.css") + pictureCss;
const script = read("./table.client.js");
const scriptHash = createHash("sha256").update(script).digest("base64");

/** Nothing is loaded, and nothing is run but the script of the page itself, whatever an upload has managed to put into it. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

/** The parts of the page. */
export const classDocument = (cohort: Cohort, examples: Examples, texts: Texts): DocumentParts => ({
  title: `${cohort.title}: ${count(cohort.entries.length, "submission")}`,
  policy: POLICY,
  css,
  look: "class",
  children: <ClassPage {...{ cohort, examples, texts }} />,
});

interface ClassPageProps {
  cohort: Cohort;
  examples: Examples;
  texts: Texts;
}

function ClassPage({ cohort, examples, texts }: ClassPageProps): JSX.Element {
  const reasons = reasonsOf(cohort.entries);
  return (
    <>
      <a class="skip" href="#all">
        Skip to the table of all submissions
      </a>
      <Head cohort={cohort} />
      <main id="main" tabIndex={-1}>
        <Attentions reasons={reasons} doubts={cohort.doubts ?? []} />
        <Distribution cohort={cohort} />
        <Mistakes {...{ cohort, examples }} />
        <Stages cohort={cohort} />
        <Checks cohort={cohort} />
        <Alike cohort={cohort} texts={texts} />
        <Exceptions cohort={cohort} />
        <Decided cohort={cohort} />
        <AllSubmissions cohort={cohort} reasons={reasons} />
      </main>
      <footer>
        <p>
          alloclab, class format {cohort.schemaVersion}. The same seed gives the same reports:{" "}
          <code>--seed {cohort.seed}</code>
        </p>
      </footer>
      <script dangerouslySetInnerHTML={{ __html: script }} />
    </>
  );
}

function Head({ cohort }: { cohort: Cohort }) {
  const { entries, title, layout } = cohort;
  const maxScore = mostOf(cohort);
  const scores = counted(entries).flatMap((entry) => totalOf(entry) ?? []);
  const summary = summaryOf(scores);
  const look = entries.filter(({ attention }) => attention.length > 0).length;
  return (
    <header class="top">
      <div class="inside">
        <div>
          <p class="title">{title}</p>
          <h1>{count(entries.length, "submission")}</h1>
          <dl class="numbers">
            <Number name="mean">{summary === null ? "–" : `${points(summary.mean)} of ${points(maxScore)}`}</Number>
            <Number name="median">{summary === null ? "–" : points(summary.median)}</Number>
            <Number name="with a score">{`${scores.length} of ${entries.length}`}</Number>
            <Number name="need a look">{String(look)}</Number>
            <Number name="layout">{layout}</Number>
            <Number name="seed">{String(cohort.seed)}</Number>
          </dl>
        </div>
      </div>
    </header>
  );
}

function Number({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
