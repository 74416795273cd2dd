/**
 * The texts of a class on their way from the uploads to what is alike.
 *
 * @module
 */
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Cohort, type CohortEntry, oneEach, uploadNameOf } from "../../model/class.js";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";
import { groupBy } from "../uploads/alike.js";
import { pathsOf, places } from "../output-folder.js";
import { type Compared, alikeAmong } from "./index.js";
import { type Profile, profileOf } from "./profile.js";
import { type OwnText, keepText, ownTextOf, readText } from "./texts.js";

/**
 * Takes in what each has written, one after another, and says in the end what is alike. Texts are kept in the output folder, so that memory
 * holds a few kilobytes of each. Nothing leaves that folder.
 */
export class ClassTexts {
  readonly #profiles = new Map<string, Profile>();

  constructor(
    readonly root: string,
    readonly exercise: Exercise,
  ) {}

  /** Takes in what was read of an upload whose reports have that name. */
  async add(submission: Submission, fileName: string): Promise<void> {
    await this.take(fileName, await ownTextOf(submission, this.exercise));
  }

  /** Takes in what was kept in another output folder. */
  async bring(from: string, fileName: string): Promise<void> {
    await this.take(fileName, await readText(pathsOf(from, fileName).text));
  }

  /** What is alike among those that are in a class: whoever hands in together, or twice, is like nobody of them. */
  async alike({ entries, layout }: Pick<Cohort, "entries" | "layout">): Promise<Pick<Cohort, "alike">> {
    const rows = groupBy(entries, uploadNameOf);
    const compared = oneEach(entries).flatMap((entry): Compared[] => {
      const profile = this.#profiles.get(fileNameOf(entry));
      if (profile === undefined) return [];
      const owners = (rows.get(uploadNameOf(entry)) ?? []).flatMap((row) => ownersOf(row, layout, profile));
      return [{ name: entry.name, profile, owners }];
    });
    if (compared.length < 2) return {};
    const texts = textsOf(this.root, entries);
    return { alike: await alikeAmong(compared, this.exercise, texts) };
  }

  private async take(fileName: string, text: OwnText): Promise<void> {
    await keepText(pathsOf(this.root, fileName).text, text);
    if (text.length > 0) this.#profiles.set(fileName, await profileOf(text, this.exercise));
  }
}

/** Reads the kept texts of a class by the names of its entries. */
function textsOf(root: string, entries: readonly CohortEntry[]): (name: string) => Promise<OwnText> {
  const fileNames = new Map(entries.map((entry) => [entry.name, fileNameOf(entry)]));
  return (name) => readText(pathsOf(root, fileNames.get(name) ?? "").text);
}

/** The texts of all whom the page of a class shows beside somebody else. */
export async function textsToShow(root: string, { alike, entries }: Cohort): Promise<Map<string, OwnText>> {
  const textOf = textsOf(root, entries);
  const texts = new Map<string, OwnText>();
  for (const name of new Set(alike?.pairs.flatMap(({ names }) => names))) texts.set(name, await textOf(name));
  return texts;
}

/** Takes all texts away, where students may see the folder. */
export const forgetTexts = (root: string): Promise<void> =>
  rm(join(root, places.texts), { recursive: true, force: true });

const fileNameOf = ({ report }: CohortEntry): string => basename(report, ".json");

/** Whose it is, each told by what tells people apart; a name alone does only where nothing else is known. */
const ownersOf = (entry: CohortEntry, layout: Cohort["layout"], profile: Profile): string[] => [
  ...entry.students.flatMap(({ id, email, name }) => {
    const known = [...(id === null ? [] : [`id ${id}`]), ...(email === null ? [] : [`email ${email.toLowerCase()}`])];
    return known.length > 0 || name === null ? known : [`name ${name}`];
  }),
  ...(entry.senders ?? []).map(({ id }) => `sender ${id}`),
  ...(layout === "moodle" ? groupsOf(entry.name, profile) : []),
];

/** Before 4.1, Moodle gives each member of a group a folder with the same files, `Team A-Jane Doe`. */
function groupsOf(name: string, { prints }: Profile): string[] {
  const parts = name.split("-");
  return parts.slice(1).map((_, place) => `group ${parts.slice(0, place + 1).join("-")} ${prints.join()}`);
}
