/** A reference made wrong on purpose, in one place and for one reason: the staged suites have to notice. */
export interface Mutant {
  /** What it does wrong, in kebab case: `merges-across-a-gap`. */
  name: string;
  /** The stage that teaches what it gets wrong: the first one in which it loses points. */
  stage: string;
  /** The file of the reference that is edited. It must not be a given file, but for the entry. */
  file: string;
  /** Text that occurs exactly once in that file. */
  find: string;
  /** What stands there instead; need not pass the type checker, as students' code need not. */
  replace: string;
  /** What the student had in mind, or forgot. */
  why: string;
  /**
   * What students are told whose submission behaves the same, as the end of "Your code behaves like code that …": true of whatever
   * does so, however it is written. Without it nothing is said.
   */
  told?: string;
}

/**
 * The sources with one edit made; the map that was given stays as it is.
 *
 * @param sources - the reference: source text by file name
 * @throws Error when the file is not there, or does not hold the text to replace exactly once
 */
export function applyMutant(sources: ReadonlyMap<string, string>, mutant: Mutant): Map<string, string> {
  const { name, file, find, replace } = mutant;
  const source = sources.get(file);
  if (source === undefined) throw new Error(`Mutant ${name} edits ${file}, which the reference does not have.`);
  const [before, after, ...more] = source.split(find);
  if (before === undefined || after === undefined || more.length > 0) {
    const times = source.split(find).length - 1;
    throw new Error(`Mutant ${name} replaces a text that is in ${file} ${times} times, not once: ${find}`);
  }
  return new Map(sources).set(file, before + replace + after);
}
