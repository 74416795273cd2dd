import { hiddenStage } from "#kit/check/stage";
import { checkHidden } from "./hidden.js";
import { wrong } from "./programs.js";

hiddenStage("fragmentation", () => checkHidden(3, wrong.fragmentation));
