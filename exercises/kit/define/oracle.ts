/**
 * Calls on an oracle, as its definition has them.
 *
 * @module
 */
import type { Expected } from "../subject/expected.js";
import type { Shapes } from "../subject/script.js";
import type { Argument } from "../subject/subject.js";
import type { Answers, Definition, Method } from "./definition.js";

/** The method of that name. */
export function methodNamed<Oracle>({ methods, className }: Definition<Oracle>, name: string): Method<Oracle> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined) throw new Error(`the definition of ${className} has no method ${name}`);
  return method;
}

/** What can be looked at in instances while calls are played. */
export const shapesOf = <Oracle, Returns extends Answers>({
  list,
  lists,
  memory,
  handles,
}: Definition<Oracle, Returns>): Shapes => ({ list: (list ?? lists)?.shape, memory, handles });

/** Whether a method changes nothing. */
export const isLook = <Oracle>({ make }: Method<Oracle>): boolean => make === undefined;

/** Makes a call on an oracle; tells what it has to do. Where it is refused, the oracle is what that leaves. */
export function makeOn<Oracle, Returns extends Answers>(
  definition: Definition<Oracle, Returns>,
  oracle: Oracle,
  { method: name, args }: { method: string; args: readonly Argument[] },
): Expected {
  const method = methodNamed(definition, name);
  const due = method.due(oracle, ...args);
  if (due.kind === "returns") method.make?.(oracle, ...args);
  else method.leaves?.(oracle, ...args)?.make();
  return due;
}
