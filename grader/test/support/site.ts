/**
 * Reading a generated documentation site back: its pages, its links, and the two data files that its scripts load.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { inflateSync } from "node:zlib";
import { readScene } from "../../picture/link.js";

/** Paths of all files below a folder, relative to it, `/` between the parts. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** Links of a site: what is wrong with the internal ones, and where the external ones lead. */
export interface Links {
  broken: string[];
  external: string[];
}

/** Follows every `href` and `src` of every page, with its fragment, and every page that the navigation names. */
export function checkLinks(site: string): Links {
  const files = new Set(filesBelow(site));
  const pages = [...files].filter((file) => file.endsWith(".html"));
  const html = new Map(pages.map((page) => [page, readFileSync(join(site, page), "utf8")]));
  const ids = new Map([...html].map(([page, text]) => [page, idsOf(text)]));
  const broken = new Set<string>();
  const external = new Set<string>();
  for (const [page, text] of html) {
    for (const link of linksOf(text)) {
      if (/^[a-z][a-z+.-]*:/i.test(link)) {
        if (!link.startsWith("data:")) external.add(link);
        continue;
      }
      const [path = "", fragment] = link.split("#", 2);
      const target = path === "" ? page : posix.normalize(posix.join(dirname(page), decodeURIComponent(path)));
      if (!files.has(target)) broken.add(`${page}: ${link} (no such file)`);
      else if (target === "visualizer.html") {
        if (fragment && "problem" in readScene(fragment)) broken.add(`${page}: ${link} (no scene)`);
      } else if (fragment && ids.get(target)?.has(decodeURIComponent(fragment)) === false) {
        broken.add(`${page}: ${link} (no such place on that page)`);
      }
    }
  }
  for (const path of navigationPaths(site)) {
    if (!files.has(path.split("#")[0] ?? "")) broken.add(`assets/navigation.js: ${path} (no such file)`);
  }
  return { broken: [...broken].sort(), external: [...external].sort() };
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<[a-z][^>]*?\s(?:href|src)="([^"]*)"/gi)].map(([, link = ""]) => unescape(link));
}

function idsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id = ""]) => unescape(id)));
}

function unescape(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

interface NavigationNode {
  text: string;
  path?: string;
  children?: NavigationNode[];
}

function navigationPaths(site: string): string[] {
  const paths = (nodes: NavigationNode[]): string[] =>
    nodes.flatMap(({ path, children }) => [...(path === undefined ? [] : [path]), ...paths(children ?? [])]);
  return paths(siteData(site, "navigation.js") as NavigationNode[]);
}

/** What a data file in `assets/` holds: JSON, deflated, in base 64, in one string. */
export function siteData(site: string, file: string): unknown {
  const script = readFileSync(join(site, "assets", file), "utf8");
  const packed = /"([A-Za-z0-9+/=]+)"/.exec(script)?.[1];
  if (packed === undefined) throw new Error(`assets/${file} holds no packed data`);
  return JSON.parse(inflateSync(Buffer.from(packed, "base64")).toString("utf8"));
}
