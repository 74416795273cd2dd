import { hiddenStage } from "#kit/check/stage";
import { checkHidden } from "./hidden.js";
import { wrong } from "./programs.js";

hiddenStage("basics", () => checkHidden(2.5, wrong.basics));
