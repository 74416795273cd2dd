import { describe, expect, test } from "vitest";
import { join } from "node:path";
import { readRoster, type Roster } from "../../../class/uploads/roster.js";
import { folderWith } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";

const read = async (content: string | Uint8Array): Promise<Roster> =>
  readRoster(join(await folderWith({ "roster.csv": content }), "roster.csv"));
const refused = async (content: string | Uint8Array): Promise<string> => refusal(read(content));
/** Line, ids, name, email and logins of each entry, as short as they can be said. */
const brief = async (content: string | Uint8Array): Promise<unknown[]> =>
  (await read(content)).entries.map(({ line, ids, name, email, logins }) => [
    line,
    ids.map(({ kind, value }) => `${kind} ${value}`).join(),
    name,
    email,
    logins.join(),
  ]);

describe("a roster is understood", () => {
  test("with the usual columns, in any order, others passed over", async () => {
    expect(
      await brief(
        "Section,Email Address,Student ID,Last Name,First Name,GitHub Username\n" +
          '1,ada@example.org,0031,Sample,Ada,adal\n\n1,,0032,"Örnek","Zoë",\n',
      ),
    ).toEqual([
      [2, "other 0031", "Ada Sample", "ada@example.org", "adal"],
      [4, "other 0032", "Zoë Örnek", null, ""],
    ]);
  });

  test.each([
    ["commas", 'name,id\n"Doe, Jane",2\n', 2],
    ["semicolons", 'name;id\n"A;da";1\nDoe, Jane;2\n', 3],
    ["tabs", "name\tid\nDoe, Jane\t2\n", 2],
    ["what Excel writes first", "sep=;\r\nname;id\r\nAda;1\r\nDoe, Jane;2\r\n", 4],
  ])("with %s", async (_, text, line) => {
    expect((await brief(text)).at(-1)).toEqual([line, "other 2", "Jane Doe", null, ""]);
  });

  test.each([
    ["UTF-8", Buffer.from("name,id\nZoë,1\n")],
    ["UTF-8 with a mark", Buffer.from("\u{FEFF}name,id\nZoë,1\n")],
    ["UTF-16 with a mark", Buffer.from("\u{FEFF}name\tid\nZoë\t1\n", "utf16le")],
    ["Latin-1", Buffer.from("name,id\nZoë,1\n", "latin1")],
  ])("in %s", async (_, bytes) => {
    expect(await brief(bytes)).toEqual([[2, "other 1", "Zoë", null, ""]]);
  });

  test("as Canvas's grade book, with its row of points", async () => {
    expect(
      await brief(
        "Student,ID,SIS User ID,SIS Login ID,Section,First fit (77)\n" +
          "    Points Possible,,,,,100\n" +
          '"Sample, Ada",101,0031,adal,Section 1,\n="=Odd",102,"=""0032""",,Section 1,\n',
      ),
    ).toEqual([
      [3, "canvas 101,other 0031", "Ada Sample", null, "adal"],
      [4, "canvas 102,other 0032", "=Odd", null, ""],
    ]);
  });

  test("as Moodle's grading worksheet and GitHub Classroom's roster", async () => {
    expect(
      await brief("Identifier,Full name,Email address,Status\nParticipant 1201,Ada Sample,ada@example.org,\n"),
    ).toEqual([[2, "moodle 1201", "Ada Sample", "ada@example.org", ""]]);
    expect(
      await brief(
        '"identifier","github_username","github_id","name"\n"ada@example.org","adal","99",""\n"0032","","",""\n',
      ),
    ).toEqual([
      [2, "", null, "ada@example.org", "adal,99"],
      [3, "other 0032", null, null, ""],
    ]);
  });
});

describe("who stands there twice", () => {
  test("with the same id is kept once, and told", async () => {
    const { entries } = await read(
      'id,name,email\n1,Ada Sample,\n2,Grace,g@example.org\n1,"sample, ADA",ada@example.org\n',
    );
    expect(entries.map(({ line, name, email, doubts }) => [line, name, email, doubts])).toEqual([
      [2, "Ada Sample", "ada@example.org", ["The roster names them twice, in lines 2 and 4."]],
      [3, "Grace", "g@example.org", []],
    ]);
  });

  test("with the same id and another name, or address, stays two, in doubt", async () => {
    const doubtsOf = async (text: string) => (await read(text)).entries.map(({ doubts }) => doubts);
    const named = "The roster has the id `U1` for different people: line 2 (`Ada`) and line 3 (`Eve`).";
    expect(await doubtsOf("id,name\nU1,Ada\nU1,Eve\nU2,Zoë\n")).toEqual([[named], [named], []]);
    const [[addressed] = []] = await doubtsOf("id,email\n1,a@example.org\n1,b@example.org\n");
    expect(addressed).toContain("for different people: line 2 (`a@example.org`) and line 3 (`b@example.org`)");
  });

  test("with the same address or name and other ids stays two, noted", async () => {
    const { entries } = await read("id,name,email\n1,Ada,x@example.org\n2,Eve,X@example.org\n3,ada,\n");
    const address = "Several in the roster have the same email address: lines 2, 3.";
    const name = "Several in the roster have the same name: lines 2, 4.";
    expect(entries.map(({ doubts, notes }) => [doubts, notes])).toEqual([
      [[address], [name]],
      [[address], []],
      [[], [name]],
    ]);
  });
});

test("what is no roster is refused in one line", async () => {
  expect(await refused("")).toContain("has no column that says who is in the class");
  expect(await refused("colour,shape\nred,round\n")).toContain("such as id, name, email or login.");
  expect(await refused("name,id\n")).toContain("names nobody");
  expect(await refused('name,id\n"Ada,1\nEve,2\n')).toContain("a quotation mark that is not closed.");
  expect(await refused("PK\x03\x04\0\0name,id")).toContain("is no text; save the roster as a CSV.");
  const folder = await folderWith({});
  expect(await refusal(readRoster(folder))).toContain("is no file; give the roster as a CSV.");
  expect(await refusal(readRoster(join(folder, "none.csv")))).toContain("does not exist");
});
