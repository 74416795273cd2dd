/**
 * What is said of a class that a submission lacks.
 *
 * @module
 */

/**
 * A submission has not the class that it should have.
 *
 * @param exported - names of all that its entry exports, with commas between
 */
export function noClass(className: string, exported: string): string {
  const names = exported === "" ? [] : exported.split(",");
  const advice = `Write \`export class ${className}\`.`;
  if (names.length === 0) return `It exports nothing by its name, and so no class named ${className}. ${advice}`;
  if (names.includes(className)) return `What it exports as ${className} is no class. ${advice}`;
  const others = names.map((name) => `\`${name}\``).join(", ");
  return `There is no class named ${className} in it: it exports ${others}. ${advice}`;
}
