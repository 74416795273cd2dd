/**
 * What Moodle exports as "Download all submissions": folders `<name>_<id>_assignsubmission_file` (before Moodle 4.1 with
 * another `_` at the end), or, where the teacher prefers it, flat files `<name>_<id>_assignsubmission_file_<file>`; text
 * typed in Moodle as `…_onlinetext`. The name is a person's, or with blind marking the word for a participant in the site's
 * language. Where groups hand in, it is the group's, whose members nothing names, and those of no group have no id; before
 * Moodle 4.1 each member has a folder, `<group>-<name>_<id>_…`, all with the same files.
 *
 * @module
 */
import { printable, shown, shownList } from "../../model/words.js";
import type { Student } from "../../model/class.js";
import { groupBy } from "./alike.js";
import { type Child, sourceOf } from "./children.js";
import { type Found, noFile, plainUpload, type Unnamed } from "./found.js";
import { behindGroup } from "./groups.js";
import { findBeside } from "./plain.js";

interface Entry {
  child: Child;
  who: string;
  id: string | null;
  plugin: string;
  /** Name of the file, in a flat export. */
  file: string;
}

// Moodle turns each `_` of a name into a space.
const pattern = /^(?<who>.+?)(?:_(?<id>\d+))?_assignsubmission_(?<plugin>[a-z0-9]+)(?:_(?<file>.*))?$/su;

/** "Participant" in the languages that most sites have, as it stands in file names; others show by being all the same. */
const participant =
  /^(participant|participante|teilnehmer(in)?|teilnehmerin|partecipante|deelnemer|deltagare|deltaker|deltager|osallistuja|uczestnik|účastník|участник|учасник|参加者|参与者|成员|참가자|המשתתף|משתתף|المشارك|مشارك|katılımcı|résztvevő)$/iu;

/** Whether a child is named as Moodle names what it exports. */
export function isFromMoodle({ name }: Child): boolean {
  return pattern.test(name);
}

/** One submission for each participant or group. O(n log n), and looks once into each folder. */
export async function findMoodle(children: readonly Child[]): Promise<Found> {
  const entries = children.flatMap((child) => parse(child) ?? []);
  const groups = [...groupBy(entries, ({ who, id }) => (id === null ? who : `_${id}`)).values()];
  const found = findBeside(
    children.filter((child) => !isFromMoodle(child)),
    "Moodle",
  );
  const firsts = groups.flatMap(([first]) => first ?? []);
  const whose = studentsOf(firsts);
  // Only when groups hand in, there are members of none: then all numbers are those of groups.
  const areParticipants = firsts.every(({ id }) => id !== null);
  const uploads = await Promise.all(
    groups.map(async (group) => ({ ...(await uploadOf(group, whose)), ...(areParticipants ? sendersOf(group) : {}) })),
  );
  return { ...found, uploads: [...uploads, ...found.uploads] };
}

function parse(child: Child): Entry | null {
  const parts = pattern.exec(child.name)?.groups;
  if (parts === undefined) return null;
  const { who = "", id, plugin = "", file = "" } = parts;
  return { child, who: who.normalize("NFC"), id: id ?? null, plugin, file };
}

/** What the names in an export stand for: people, participants without name, or groups, of which nobody is named. */
function studentsOf(firsts: readonly Entry[]): (entry: Entry) => Student[] {
  const isBlind = firsts.every(({ who }) => who === firsts[0]?.who) && firsts.length > 1;
  // Only when groups hand in, there are members of none.
  const isByGroup = firsts.some(({ id }) => id === null);
  return ({ who, id }) => {
    if (isByGroup) return [];
    return [{ id, name: isBlind || isParticipant(who) ? null : printable(who), email: null }];
  };
}

const isParticipant = (who: string): boolean => participant.test(behindGroup(who).at(-1) ?? who);

const sendersOf = ([first]: readonly Entry[]): Pick<Unnamed, "senders"> =>
  first?.id == null ? {} : { senders: [{ name: printable(first.who), id: first.id }] };

async function uploadOf(entries: readonly Entry[], whose: (entry: Entry) => Student[]): Promise<Unnamed> {
  const ofPlugin = (...plugins: string[]): Entry[] => entries.filter(({ plugin }) => plugins.includes(plugin));
  const [folder, ...otherFolders] = ofPlugin("file").filter(({ child }) => child.kind === "folder");
  const flat = ofPlugin("file").filter(({ child, file }) => child.kind === "file" && file !== "");
  const ignored = entries.filter(({ plugin }) => plugin !== "file");
  const [first] = entries;
  const { who, id } = first ?? { who: "", id: null };
  const upload: Unnamed = {
    ...plainUpload(id === null ? who : `${who}_${id}`, { kind: "nothing" }),
    students: first === undefined ? [] : whose(first),
  };
  if (folder !== undefined) upload.source = await sourceOf(folder.child);
  else if (flat.length > 0) {
    upload.source = { kind: "files", files: flat.map(({ child, file }) => ({ path: child.path, name: file })) };
  }
  const unused = [...otherFolders, ...(folder === undefined ? [] : flat)].map(({ child }) => child.name);
  if (folder !== undefined && unused.length > 0) {
    upload.doubts.push(`${shown(folder.child.name)} counts; left out: ${shownList(unused)}.`);
  }
  for (const { child, plugin } of ignored) {
    const what = plugin === "onlinetext" ? "text typed in Moodle" : "no file that was handed in";
    upload.notes.push(`${shown(child.name)} is ${what}, which cannot be graded.`);
  }
  if (upload.source.kind === "nothing") upload.source = noFile(upload.notes);
  return upload;
}
