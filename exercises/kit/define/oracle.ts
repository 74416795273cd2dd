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

type Refusing<Oracle> = Pick<Method<Oracle>, "refuse" | "leaves" | "leavesWhatIsKnown">;

/** Whether a call that is refused has to leave everything as it was. */
export const leavesAll = <Oracle>(
  { refuse, leaves }: Refusing<Oracle>,
  oracle: Oracle,
  args: readonly Argument[],
): boolean => refuse === undefined && (leaves?.(oracle, ...args) ?? null) === null;

/** Whether what a call leaves that is refused can be judged, as after any other one. */
export const leavesWhatIsKnown = <Oracle>(
  { refuse, leaves, leavesWhatIsKnown: isKnown = false }: Refusing<Oracle>,
  oracle: Oracle,
  args: readonly Argument[],
): boolean => refuse !== undefined || (isKnown && (leaves?.(oracle, ...args) ?? null) !== null);

/** Makes of an oracle what a call leaves that is refused. */
export function leaveRefused<Oracle>(
  { refuse, leaves }: Refusing<Oracle>,
  oracle: Oracle,
  args: readonly Argument[],
): void {
  refuse?.(oracle, ...args);
  leaves?.(oracle, ...args)?.();
}

/** Makes a call on an oracle; tells what it has to do. Where it is refused, the oracle is what that leaves. */
export function makeOn<Oracle, Returns extends Answers>(
  definition: Definition<Oracle, Returns>,
  oracle: Oracle,
  { method: name, args }: { method: string; args: readonly Argument[] },
): Expected {
  const method = methodNamed(definition, name);
  const due = method.due(oracle, ...args);
  if (due.kind === "returns") method.make?.(oracle, ...args);
  else leaveRefused(method, oracle, args);
  return due;
}
