/**
 * The page with the student's own code beside the model.
 *
 * @module
 */
import { render } from "preact";
import { games } from "./games.js";
import { App, type Own } from "./app.js";
import { listen, OwnPlayer, type OwnPlay } from "./own.js";
import { setup } from "./setup.js";

let onPlay: (play: OwnPlay) => void = () => undefined;
let onFault: (message: string) => void = () => undefined;
const player = new OwnPlayer(
  (play) => onPlay(play),
  (message) => onFault(message),
);

const own: Own = {
  listen,
  play: ({ program, options }, link) => player.start({ program, options, link }),
  onPlay: (listener) => (onPlay = listener),
  onFault: (listener) => (onFault = listener),
};

render(<App setup={setup(document)} games={games} own={own} />, document.getElementById("app")!);
