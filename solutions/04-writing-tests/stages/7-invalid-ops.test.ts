import { hiddenStage } from "#kit/check/stage";
import { checkHidden } from "./hidden.js";
import { wrong } from "./programs.js";

hiddenStage("invalid-ops", () => checkHidden(3, wrong["invalid-ops"]));
