import type { JSX } from "preact";
import type { CohortEntry, Student } from "../../model/class.js";

/** A submission's name, as a link to its report as a page. Names may be written from right to left: nothing around them is. */
export function ReportLink({ entry: { name, report } }: { entry: Pick<CohortEntry, "name" | "report"> }): JSX.Element {
  return (
    <a href={hrefOf(report)}>
      <bdi>{name}</bdi>
    </a>
  );
}

/** Where the page stands: beside the JSON. Nothing in a name can lead out of the folder or to another protocol. */
function hrefOf(report: string): string {
  const parts = report.replace(/\.json$/, ".html").split("/");
  return parts
    .filter((part) => !/^\.{0,2}$/.test(part))
    .map(encoded)
    .join("/");
}

/** Half of a pair, which no file name on a disk is, cannot be encoded. */
const encoded = (part: string): string => encodeURIComponent(part.replace(/\p{Cs}/gu, "_"));

/** Who handed it in, as far as anybody says: name, and id in brackets. */
export function studentText({ id, name, email }: Student): string {
  const who = name ?? email ?? "";
  if (id === null || id === who) return who;
  return who === "" ? id : `${who} (${id})`;
}
