import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Desk, Game } from "./desk.js";
import { load, MAX_TEXT, type Replay } from "./traces.js";

interface LoadProps {
  desk: Desk;
  games: readonly Game[];
  onDesk: (desk: Desk, note: string) => void;
}

/** Loads a report, a trace or a list of calls, pasted or from a file. */
export function Load({ desk, games, onDesk }: LoadProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const [replays, setReplays] = useState<readonly Replay[]>([]);
  const take = (next: Desk, note: string) => {
    onDesk(next, note);
    dialog.current?.close();
    setText("");
    setReplays([]);
  };
  const read = (source: string) => {
    const loaded = load(source, desk, games);
    setProblem("problem" in loaded ? loaded.problem : "");
    setReplays("replays" in loaded ? loaded.replays : []);
    if ("desk" in loaded) take(loaded.desk, loaded.note);
  };
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MAX_TEXT) return setProblem("This file is too large to be loaded.");
    const source = await file.text().catch(() => null);
    if (source === null) return setProblem("This file cannot be read.");
    read(source);
  };
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Load …
      </button>
      <dialog ref={dialog} aria-labelledby="load-title">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            read(text);
          }}
        >
          <h2 id="load-title">Load calls</h2>
          <p>
            A report of the grader (JSON) with a failed check, a list of calls such as <code>allocate(20)</code>, an
            allocation trace (<code>.rep</code>), or a link.
          </p>
          <label for="load-file">From a file</label>
          <input
            id="load-file"
            type="file"
            accept=".json,.rep,.txt,.ts,text/*"
            onChange={({ currentTarget }) => void open(currentTarget.files?.[0])}
          />
          <label for="load-text">Or pasted here</label>
          <textarea
            id="load-text"
            rows={8}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          {problem !== "" && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
          {replays.length > 0 && (
            <div class="replays" role="group" aria-labelledby="replays">
              <h3 id="replays">Which failed check?</h3>
              <ul>
                {replays.map((replay) => (
                  <li>
                    <button type="button" onClick={() => take(replay.desk, `From the report: ${replay.name}.`)}>
                      {replay.name}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div class="tools">
            <button type="submit" class="do">
              Load
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
