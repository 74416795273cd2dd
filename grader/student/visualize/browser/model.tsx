/**
 * The page with the model alone: no code of a student's, no server.
 *
 * @module
 */
import { render } from "preact";
import { games } from "./games.js";
import { App } from "./app.js";
import { setup } from "./setup.js";

render(<App setup={setup(document)} games={games} own={null} />, document.getElementById("app")!);
