/**
 * How a submission is joined with given files that others can take the place of: it is compiled once for all of them, and
 * linked with one of each when it is loaded.
 *
 * @module
 */

/** The variable of a program, not its own, that has what those files export, by their names. */
export const LINKED = "__linked";

/** The source of the module that stands for such a file in a program. */
export const linkTo = (file: string, exports: readonly string[]): string =>
  exports
    .map((name, place) => {
      const value = `${LINKED}[${JSON.stringify(file)}][${JSON.stringify(name)}]`;
      return `const linked${place} = ${value};\nexport { linked${place} as ${name} };\n`;
    })
    .join("");
