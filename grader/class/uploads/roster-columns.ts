import { alikeKey } from "./alike.js";
import type { RosterEntry, RosterId } from "./roster-entry.js";

type Role = "canvas-id" | "identifier" | "id" | "login" | "email" | "name" | "first" | "last" | "group";

/** What headers mean, in small letters without accents, spaces and signs. */
const headers: Readonly<Record<Exclude<Role, "canvas-id">, string>> = {
  identifier: "identifier",
  id: "id userid sisuserid sisid studentid studentno studentnumber sid idnumber universityid canvasid canvasuserid useridnumber orgdefinedid externalid uid uin matriculationnumber matrikelnummer matrikelnr",
  login:
    "login loginid sislogin sisloginid username user userlogin netid github githubuser githubusername githublogin githubid gitlab gitlabusername gitusername nutzername benutzername anmeldename",
  email:
    "email emailaddress mail useremail studentemail universityemail emailadresse mailadresse correo correoelectronico adressedecourriel",
  name: "name fullname student studentname displayname vollstandigername nombrecompleto nomcomplet",
  first: "firstname first givenname forename preferredname vorname prenom nombre",
  last: "lastname last surname familyname nachname nom apellido apellidos",
  // As Moodle's worksheet and its list of participants have it, and people.
  group: "group groups groupname team teamname gruppe gruppen groupe groupes grupo grupos gruppo gruppi groep groepen",
};

/** A column that is understood. */
export interface Column {
  index: number;
  role: Role;
  header: string;
}

/** The columns of a roster that say who somebody is; none where they tell no more than groups. */
export function columnsOf(header: readonly string[]): Column[] {
  const names = header.map((cell) =>
    cell
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ""),
  );
  // Canvas's own grade book: its `ID` is the number in the names of the files that it exports.
  const isCanvas = ["student", "id", "section"].every((name) => names.includes(name));
  const columns = names.flatMap((name, index): Column[] => {
    const role = Object.entries(headers).find(([, known]) => known.split(" ").includes(name))?.[0] as Role | undefined;
    if (role === undefined) return [];
    const isOfCanvas = (isCanvas && name === "id") || name === "canvasid" || name === "canvasuserid";
    return [{ index, role: isOfCanvas ? "canvas-id" : role, header: name }];
  });
  return columns.every(({ role }) => role === "group") ? [] : columns;
}

/** What a row says; `null` when it is nobody, such as the row of points in Canvas's grade book. */
export function entryOf(record: readonly string[], columns: readonly Column[], line: number): RosterEntry | null {
  const cells = columns.map((column) => ({ ...column, value: plain(record[column.index] ?? "") }));
  const values = (...roles: Role[]): string[] =>
    cells.filter(({ role, value }) => roles.includes(role) && value !== "").map(({ value }) => value);
  const [first] = values("first");
  const [last] = values("last");
  const [whole] = values("name");
  const identifiers = values("identifier");
  const ids = cells.filter(({ value }) => value !== "").flatMap(idsOf);
  const name = first !== undefined || last !== undefined ? [first, last].filter(Boolean).join(" ") : (whole ?? null);
  const email = [...values("email"), ...identifiers.filter((one) => one.includes("@"))][0] ?? null;
  const logins = values("login");
  if (name === null && email === null && ids.length + logins.length === 0) return null;
  if (ids.length === 0 && name?.startsWith("Points Possible") === true) return null;
  const nameKeys = [...new Set([...namesOf(first, last), ...namesOf(whole)].map(nameKey).filter(Boolean))];
  return {
    line,
    ids,
    name: name === null ? null : firstNameFirst(name),
    nameKeys,
    email,
    logins,
    // One group, or several with commas between them.
    groups: [...new Set(values("group").flatMap((cell) => [cell, ...cell.split(",").map((one) => one.trim())]))],
    notes: [],
    doubts: [],
  };
}

/** A cell without what spreadsheets and exports put around it so that it is not taken for a formula or a number. */
function plain(cell: string): string {
  const text = cell.trim();
  return (/^="(.*)"$/s.exec(text)?.[1] ?? text).replace(/^'(?=[=+\-@])/, "").trim();
}

function idsOf({ role, header, value }: Column & { value: string }): RosterId[] {
  switch (role) {
    case "canvas-id":
      return [{ kind: "canvas", column: header, value }];
    case "id":
      return [{ kind: "other", column: header, value }];
    case "identifier": {
      // Moodle's worksheet has `Participant 123` in the site's language; GitHub Classroom's roster has anything.
      const participant = /^\p{L}[\p{L}\p{M}/.() ]*?(\d+)$/u.exec(value)?.[1];
      if (participant !== undefined) return [{ kind: "moodle", column: header, value: participant }];
      return value.includes("@") ? [] : [{ kind: "other", column: header, value }];
    }
    default:
      return [];
  }
}

/** The orders in which a name is written, the usual one first. */
function namesOf(name?: string, last?: string): string[] {
  if (name !== undefined && last !== undefined) return [`${name} ${last}`, `${last} ${name}`];
  const whole = name ?? last;
  if (whole === undefined) return [];
  const [before, after, ...more] = whole.split(",");
  if (before !== undefined && after !== undefined && more.length === 0) return [`${after} ${before}`, whole];
  // Exports put the family's name first, which is the last word, or all but the first.
  const words = whole.split(/\s+/);
  return [
    whole,
    [...words.slice(-1), ...words.slice(0, -1)].join(" "),
    [...words.slice(1), ...words.slice(0, 1)].join(" "),
  ];
}

const firstNameFirst = (name: string): string => (namesOf(name)[0] ?? name).trim();

/**
 * What two writings of one name have in common: letter case, Unicode form, spaces and signs aside, since exports leave some
 * of them out (`O'Muster` is `OMuster` in Moodle and `omuster` in Canvas).
 */
export function nameKey(name: string): string {
  return alikeKey(name).replace(/[^\p{L}\p{M}\p{Nd}]/gu, "");
}
