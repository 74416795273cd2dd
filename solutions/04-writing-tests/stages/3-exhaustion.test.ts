import { hiddenStage } from "#kit/check/stage";
import { checkHidden } from "./hidden.js";
import { wrong } from "./programs.js";

hiddenStage("exhaustion", () => checkHidden(2.5, wrong.exhaustion));
