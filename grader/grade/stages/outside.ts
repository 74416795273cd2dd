/**
 * Stage files that stand outside of this package, as an instructor's own do.
 *
 * @module
 */
import { join, sep } from "node:path";
import type { Plugin } from "vite";

/** Lets them find what all stages import (`#kit/…`, vitest, fast-check), as if they stood in the package's own folder. */
export function outsideStages(root: string): Plugin {
  const own = root.endsWith(sep) ? root : root + sep;
  return {
    name: "alloclab-outside-stages",
    enforce: "pre",
    async resolveId(id, importer) {
      if (!/^(#kit\/|vitest$|fast-check$)/.test(id) || importer === undefined || importer.startsWith(own)) return null;
      return this.resolve(id, join(own, "package.json"), { skipSelf: true });
    },
  };
}
