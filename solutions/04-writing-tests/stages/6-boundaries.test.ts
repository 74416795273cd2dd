import { hiddenStage } from "#kit/check/stage";
import { checkHidden } from "./hidden.js";
import { wrong } from "./programs.js";

hiddenStage("boundaries", () => checkHidden(2, wrong.boundaries));
