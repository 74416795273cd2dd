import type { SettledFiles } from "../../model/submission.js";

/** How to load, where it is not the caller who names the path. */
export interface LoadOptions {
  /** How messages name it; without it by its path. */
  label?: string;
  /** Whether archives in a folder are looked into where it has none of the assignment's files itself. */
  openArchives?: boolean;
  /** Whether other files may stand in for those that are not there; default: yes. */
  standIns?: boolean;
  /** What a person has decided about its files. */
  settled?: SettledFiles;
}
