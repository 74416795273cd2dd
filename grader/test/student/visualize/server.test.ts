/** The server of the visualizer, as other programs than its own page meet it. */
import { get, request } from "node:http";
import { createServer } from "node:net";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { listExercises, loadExercise } from "../../../grade/load/exercise.js";
import type { Exercise } from "../../../model/course.js";
import { type Running, serve, visualizerPage, watchCode } from "../../../student/visualize/index.js";
import type { Push } from "../../../student/visualize/push.js";

const courseRoot = join(import.meta.dirname, "../../../..");
const RIGHT = "export class MemoryAllocator { freeListHead = null; constructor(readonly capacity: number) {} }\n";
let exercise: Exercise;
beforeAll(async () => {
  exercise = await loadExercise(courseRoot, "first-fit");
});

/** A server for a submission in a folder with a name that not every program can take. */
async function started(port = 0): Promise<{ running: Running; file: string }> {
  const parent = mkdtempSync(join(tmpdir(), "alloclab-visualize-"));
  const folder = join(parent, "Übung – 割り当て 1");
  mkdirSync(folder);
  const file = join(folder, "memory-allocator.ts");
  writeFileSync(file, RIGHT);
  const code = await watchCode(folder, exercise);
  const running = await serve({ exercise, code, courseRoot }, port);
  onTestFinished(async () => {
    await running.close();
    await code.close();
    rmSync(parent, { recursive: true, force: true });
  });
  return { running, file };
}

function fetched(url: string, headers: Record<string, string> = {}, method = "GET") {
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const sent = request(url, { headers, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    sent.on("error", reject).end();
  });
}

describe("the server", () => {
  test("serves its page with a policy that lets nothing else in, and no more than it needs", async () => {
    const { running } = await started();
    const page = await fetched(running.url);
    expect(page.status).toBe(200);
    expect(page.body).toContain("<noscript>");
    expect(page.body).toContain('"submission":"Übung – 割り当て 1"');
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(policy).not.toMatch(/'unsafe-eval'/);
    for (const path of ["app.js", "worker.js", "app.css", "engine.wasm"]) {
      expect((await fetched(running.url + path)).status, path).toBe(200);
    }
    for (const path of ["package.json", "..%2fpackage.json", "solutions/01-first-fit/allocate.ts", "exercises/"]) {
      expect((await fetched(running.url + path)).status, path).toBe(404);
    }
    expect((await fetched(running.url, {}, "POST")).status).toBe(405);
  });

  test("leads from a short address to the scene that was given for it, and from no other", async () => {
    const { running } = await started();
    const links = ["#v=1&a=first-fit&c=100&o=allocate(20)", "#v=1&a=first-fit&c=7"];
    const [first, second] = links.map((link) => running.shortcut(link));
    expect(running.shortcut(links[0]!)).toBe(first);
    expect((await fetched(first!)).headers["location"]).toBe(`/${links[0]}`);
    expect((await fetched(second!)).headers["location"]).toBe(`/${links[1]}`);
    expect((await fetched(second!)).status).toBe(302);
    expect((await fetched(`${running.url}3`)).status).toBe(404);
    expect((await fetched(`${running.url}0`)).status).toBe(404);
  });

  test("answers to nobody who came by another name", async () => {
    const { running } = await started();
    expect((await fetched(running.url, { Host: `evil.example:${running.port}` })).status).toBe(403);
    expect((await fetched(running.url, { Host: "127.0.0.1" })).status).toBe(403);
    expect((await fetched(running.url, { Host: `localhost:${running.port}` })).status).toBe(200);
  });

  test("takes the next port when its own is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as { port: number };
    const { running } = await started(port);
    expect(running.port).toBeGreaterThan(port);
  });

  test("pushes the code again when it is saved, renamed over, broken and gone", async () => {
    const { running, file } = await started();
    const pushes: Push[] = [];
    let notify: () => void = () => undefined;
    const stream = get(`${running.url}events`, (response) => {
      // An event may come in several chunks; an empty line ends it.
      let rest = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        const events = (rest + text).split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) pushes.push(JSON.parse(event.replace(/^data: /, "")) as Push);
        notify();
      });
    });
    stream.on("error", () => undefined);
    const until = async (isThere: (push: Push) => boolean): Promise<Push> => {
      for (;;) {
        const found = pushes.find(isThere);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => (notify = resolve));
      }
    };
    const hasCode = (part: string) => (push: Push) => push.kind === "program" && push.program.code.includes(part);
    await until((push) => push.kind === "program");
    writeFileSync(file, `${RIGHT}export const one = 1;\n`);
    writeFileSync(file, `${RIGHT}export const second = 2;\n`);
    await until(hasCode("second"));
    writeFileSync(`${file}.new`, `${RIGHT}export const renamed = 3;\n`);
    renameSync(`${file}.new`, file);
    await until(hasCode("renamed"));
    writeFileSync(file, "export class MemoryAllocator {\n  allocate( {\n}\n");
    const broken = await until((push) => push.kind === "problems");
    expect(broken).toMatchObject({ problems: [{ file: "memory-allocator.ts", line: expect.any(Number) }] });
    pushes.length = 0;
    rmSync(file);
    await until((push) => push.kind === "problems" && push.problems[0]?.file === null);
    writeFileSync(file, `${RIGHT}export const back = 4;\n`);
    await until(hasCode("back"));
    stream.destroy();
  });

  test("is not started for what is no submission", async () => {
    await expect(watchCode("/nowhere/at/all", exercise)).rejects.toMatchObject({ name: "UsageError" });
  });
});

describe("the page with the model alone", () => {
  test("is one small file with nothing of the network, of a student's code, or of a solution in it", async () => {
    const page = await visualizerPage();
    // What each assignment says of its class is in it.
    expect(page.length).toBeLessThan(
      130_000 + 9_000 * (await listExercises(join(import.meta.dirname, "../../../.."))).length,
    );
    expect(page).not.toMatch(/<(script|link|img|iframe)[^>]* (src|href)="(?!data:)/);
    expect(page).not.toContain("WebAssembly");
    expect(page).toMatch(/script-src 'sha256-/);
    expect(page).toBe(await visualizerPage());
  });
});
