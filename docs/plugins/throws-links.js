// Resolves `@throws {@link SomeError}`. TypeScript takes the braces after @throws for a type and tells typedoc nothing of
// the link in them, so the name is looked up here: an exported name of the same folder, else the only one of that name.
import { ReflectionKind } from "typedoc";

/** @param {import("typedoc").Application} app */
export function load(app) {
  app.converter.addUnknownSymbolResolver((reference, from) => {
    const path = reference.symbolReference?.path ?? [];
    const [name] = path.map((part) => part.path);
    if (path.length !== 1 || name === undefined || reference.moduleSource !== undefined) return undefined;
    const found = from.project
      .getReflectionsByKind(ReflectionKind.SomeExport)
      .filter((candidate) => candidate.name === name && !candidate.isReference());
    const near = found.filter((candidate) => folderOf(candidate) === folderOf(from));
    const target = near[0] ?? (found.length === 1 ? found[0] : undefined);
    return target && { target };
  });
}

/** @param {import("typedoc").Reflection} reflection */
function folderOf(reflection) {
  let module = reflection;
  while (module.parent !== undefined && !module.kindOf(ReflectionKind.Module)) module = module.parent;
  return module.name.replace(/\/[^/]*$/, "");
}
