import { Command } from "commander";

/** A script of `package.json` with options of its own. Like the program itself it ends with 2 on a wrong one. */
export function npmScript(name: string): Command {
  return new Command(`npm run ${name} --`).exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}
