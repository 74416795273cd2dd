/**
 * A lockfile for a part of the packages: cut out of the whole one, so that neither a network nor another version of anything
 * comes into it.
 *
 * @module
 */

/** A package as npm's lockfile (version 3) has it; only the parts that matter here. */
interface Locked {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  dev?: true;
  optional?: true;
  devOptional?: true;
  peer?: true;
}

/** A lockfile of npm's, version 3. */
export interface Lockfile {
  name: string;
  version: string;
  lockfileVersion: number;
  packages: Record<string, Locked>;
}

/** What a lockfile says of its own package: a part of its `package.json`. */
export interface RootPackage extends Locked {
  name: string;
  version: string;
}

/** How one package needs another; an optional peer is one that it takes where it is there. */
type Need = "plain" | "dev" | "optional" | "peer" | "optional peer";

/**
 * The lockfile of a package that needs a part of what the whole lockfile has: the same versions at the same places, and
 * of each whether it is needed for development or by chance only. O(packages).
 *
 * @throws Error when the whole does not have what is needed
 */
export function cutLock(whole: Lockfile, root: RootPackage): Lockfile {
  const packages: Record<string, Locked> = { ...whole.packages, "": root };
  const all = reachable(packages, ["optional peer"]);
  const reached = (...without: Need[]): Set<string> => reachable(packages, without);
  const noDev = reached("dev");
  const noOptional = reached("optional", "optional peer");
  const noPeer = reached("peer", "optional peer");
  const needed = reached("dev", "optional", "optional peer");
  const places = Object.keys(packages).filter((path) => all.has(path));
  const entries = places.map((path): [string, Locked] => {
    if (path === "") return [path, root];
    const { dev: _dev, optional: _optional, devOptional: _either, peer: _peer, ...rest } = packages[path] as Locked;
    const [dev, optional] = [!noDev.has(path), !noOptional.has(path)];
    const flags: Locked = {
      ...(dev ? { dev: true } : {}),
      ...(optional ? { optional: true } : {}),
      ...(!dev && !optional && !needed.has(path) ? { devOptional: true } : {}),
      ...(noPeer.has(path) ? {} : { peer: true }),
    };
    return [path, inOrder({ ...rest, ...flags })];
  });
  const { name, version } = root;
  return { ...whole, name, version, packages: Object.fromEntries(entries) };
}

/** What npm writes first. */
const FIRST = ["name", "version", "resolved", "integrity", "dependencies"];

/** Plain values, then objects, each by name: as npm writes them, so that it finds nothing to rewrite. */
function inOrder(one: Locked): Locked {
  const rank = (key: string, value: unknown): number => {
    const isObject = typeof value === "object" && !Array.isArray(value);
    const place = FIRST.indexOf(key);
    return (isObject ? 2 * FIRST.length : 0) + (place < 0 ? FIRST.length : place);
  };
  const entries = Object.entries(one) as [string, unknown][];
  entries.sort(([a, x], [b, y]) => rank(a, x) - rank(b, y) || (a < b ? -1 : 1));
  return Object.fromEntries(entries) as Locked;
}

/** Places of the packages that are reached from the root by other needs than those. */
function reachable(packages: Readonly<Record<string, Locked>>, without: readonly Need[]): Set<string> {
  const found = new Set([""]);
  // A set's loop comes to what is added while it runs.
  for (const place of found) {
    for (const [name, need] of needsOf(packages[place] ?? {}, place === "")) {
      const to = without.includes(need) ? null : placeOf(packages, place, name);
      if (to !== null) found.add(to);
      else if (["plain", "dev", "peer"].includes(need) && !without.includes(need))
        throw new Error(`package-lock.json has no ${name}, which ${place === "" ? "the handout" : place} needs`);
    }
  }
  return found;
}

function needsOf(one: Locked, isRoot: boolean): [string, Need][] {
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {}, peerDependencies = {} } = one;
  const isOptional = (name: string): boolean => one.peerDependenciesMeta?.[name]?.optional === true;
  return [
    ...Object.keys(dependencies).map((name): [string, Need] => [
      name,
      name in optionalDependencies ? "optional" : "plain",
    ]),
    ...Object.keys(optionalDependencies).map((name): [string, Need] => [name, "optional"]),
    ...Object.keys(peerDependencies).map((name): [string, Need] => [name, isOptional(name) ? "optional peer" : "peer"]),
    ...(isRoot ? Object.keys(devDependencies) : []).map((name): [string, Need] => [name, "dev"]),
  ];
}

/** Where a package finds another: in its own `node_modules`, or in those above it. */
function placeOf(packages: Readonly<Record<string, Locked>>, place: string, name: string): string | null {
  for (let from = place; ; from = above(from)) {
    const path = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (from === "") return null;
  }
}

const above = (place: string): string => place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")));
