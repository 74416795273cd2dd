// The site as a course: a theme of typedoc's that puts the pages of docs/theme around and between its API pages.
import { mkdirSync, writeFileSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";
import { DefaultTheme, DefaultThemeRenderContext, JSX, KindRouter, PageKind, ReflectionKind, Renderer } from "typedoc";
import { drawFences, withDrawings } from "./fences.js";
import { pageOf } from "./pages.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const here = join(root, "docs/theme");

const VISUALIZER = "visualizer.html";

/**
 * What is known of the whole course once all pages are read.
 *
 * @typedef {{ lessons: import("../theme/course.ts").Lesson[], contents: import("../theme/pages.ts").Contents }} Site
 */

/** @param {import("typedoc").Application} app */
export async function load(app) {
  const theme = await tsImport("../theme/index.ts", import.meta.url);
  const lessons = await theme.readCourse(root);
  const players = await theme.readPlayers(root, lessons);
  const visualizer = players.size === 0 ? null : await theme.visualizerPage(root);
  /** @type {Site | undefined} */
  let known;
  const site = () => (known ??= { lessons, contents: theme.contentsOf([...pageOf.values()].filter(isListed)) });

  drawFences(app, theme, site, players);
  app.renderer.defineRouter("course", CourseRouter);
  app.renderer.defineTheme("course", themeOf(app, theme, site, visualizer && VISUALIZER));
  app.renderer.on(Renderer.EVENT_END, ({ outputDirectory }) => {
    const assets = join(outputDirectory, "assets");
    mkdirSync(assets, { recursive: true });
    const css = readFileSync(join(here, "site.css"), "utf8");
    writeFileSync(join(assets, "custom.css"), `${theme.pictureCss}\n${css}`);
    if (visualizer !== null) writeFileSync(join(outputDirectory, VISUALIZER), visualizer);
    writeFileSync(join(assets, "custom.js"), readFileSync(join(here, "site.client.js"), "utf8"));
  });
}

/** The page of contents is reached from the top bar; it is not one of the guides that it lists. */
const isListed = ({ url }) => url !== "guides/index.html";

/** Pages of Markdown are named after their files, which stay when a heading is worded anew. */
class CourseRouter extends KindRouter {
  /** The first page is the course's; the list of modules, which typedoc would put there, has a page of its own. */
  buildPages(project) {
    const [modules, ...rest] = super.buildPages(project);
    const list = { ...modules, url: this.getFileName("api") };
    this.fullUrls.set(project, list.url);
    return [{ url: "index.html", kind: PageKind.Index, model: project }, list, ...rest];
  }

  /** @param {import("typedoc").Reflection} reflection */
  getIdealBaseName(reflection) {
    const page = pageOf.get(reflection);
    return page === undefined ? super.getIdealBaseName(reflection) : page.url.replace(/\.html$/, "");
  }
}

/**
 * @param {import("typedoc").Application} app
 * @param {typeof import("../theme/index.ts")} view
 * @param {() => Site} site
 * @param {string | null} visualizer its address
 */
function themeOf(app, view, site, visualizer) {
  const raw = (html) => JSX.createElement(JSX.Raw, { html });

  class Context extends DefaultThemeRenderContext {
    defaultLayout = (template, props) => {
      const { url, model, project } = props;
      const page = pageOf.get(model);
      const isHome = url === "index.html";
      const content = JSX.renderElement(template(props));
      const kind = isHome ? "home" : page !== undefined ? "document" : "api";
      const heading = kind !== "api" || model.isProject() ? "" : JSX.renderElement(this.header(props));
      const name = isHome
        ? "alloclab: write your own malloc"
        : model.isProject()
          ? "API · alloclab"
          : `${model.name} · alloclab`;
      const description =
        page?.summary || `${isHome ? "A course in memory allocation" : model.name}: documentation of alloclab`;
      const headings = props.pageSections
        .flatMap((section) => section.headings.map(headingOf))
        .filter(({ level }) => level > 0);
      const html = inOrder(quietSummaries(plainAnchors(withDrawings(heading + content))));
      const version = `v${project.packageVersion}`;
      const shown = { kind, url, title: name, description, html, headings: kind === "home" ? [] : headings };
      return raw(view.pageHtml({ page: shown, contents: site().contents, version, hasTree: kind === "api" }));
    };

    indexTemplate = () => raw(view.homeHtml({ ...site(), visualizer }));

    documentTemplate = (props) => {
      const page = pageOf.get(props.model);
      const text = this.markdown(props.model.content);
      const lead = page === undefined ? "" : view.leadHtml({ page, ...site() });
      return raw(`${lead}<article class="tsd-typography">${scrolling(text)}</article>`);
    };

    breadcrumbs = (reflection) => {
      const path = [];
      for (let at = reflection; at.parent; at = at.parent) path.unshift(at);
      const crumbs = path.map((at, index) =>
        JSX.createElement(
          "li",
          null,
          index === path.length - 1 ? at.name : JSX.createElement("a", { href: this.urlTo(at) }, at.name),
        ),
      );
      const top = JSX.createElement("li", null, JSX.createElement("a", { href: this.relativeURL("api.html") }, "API"));
      return JSX.createElement("ul", { class: "tsd-breadcrumb", "aria-label": "Where this is" }, top, ...crumbs);
    };

    moduleReflection = (() => {
      const inherited = this.moduleReflection;
      return (module) =>
        module.isProject() ? raw(view.apiHtml(this.modules(module), site().lessons)) : inherited(module);
    })();

    /** @param {import("typedoc").ProjectReflection} project */
    modules(project) {
      return project.getReflectionsByKind(ReflectionKind.Module).map((module) => ({
        name: module.name,
        url: this.urlTo(module),
        summary: inline(this.markdown(summaryOf(module))),
        exports: (module.children ?? []).map(({ name }) => name),
      }));
    }
  }

  return class CourseTheme extends DefaultTheme {
    ContextClass = Context;

    /** The tree of modules alone, with folders by name; the rest of the navigation is in the pages. */
    buildNavigation(project) {
      const tree = super.buildNavigation(project).filter(({ kind }) => kind !== ReflectionKind.Document);
      const modules = modulesAlone(tree);
      const exercises = modules.find(({ text }) => text === "exercises");
      const others = modules.filter((node) => node !== exercises);
      const named = (exercises?.children ?? []).map((node) => ({
        ...node,
        text: node.text === "kit" ? "Kit" : view.titleOf(`exercises/${node.text}`, site().lessons),
      }));
      return [...named, ...others.map((node) => ({ ...node, text: node.text === "grader" ? "Grader" : node.text }))];
    }
  };
}

/**
 * The tree without what is in the modules, which is on their pages. A module of the same name as a folder, as an index
 * file is, stands for both.
 *
 * @param {import("typedoc").NavigationElement[]} nodes
 * @returns {import("typedoc").NavigationElement[]}
 */
function modulesAlone(nodes) {
  const folders = nodes.filter(({ kind }) => kind === undefined);
  const modules = nodes.filter(({ kind }) => kind !== undefined);
  const named = modules.map(({ children: _, ...module }) => {
    const folder = folders.find(({ text }) => text === module.text);
    return folder === undefined ? module : { ...module, children: modulesAlone(folder.children ?? []) };
  });
  const others = folders.filter(({ text }) => modules.every((module) => module.text !== text));
  return [...others.map((node) => ({ ...node, children: modulesAlone(node.children ?? []) })), ...named];
}

/**
 * What a module says of itself, or, where it says nothing and exports one thing, what that says.
 *
 * @param {import("typedoc").DeclarationReflection} module
 */
function summaryOf(module) {
  const [only, ...others] = module.children ?? [];
  const said = module.comment ?? (others.length > 0 ? undefined : (only?.comment ?? only?.signatures?.[0]?.comment));
  return said?.getShortSummary(true) ?? [];
}

/** A heading of a page: a member of an API page or a section of a document, whose title is level 1. */
const headingOf = ({ text, link, level }) => ({ text, link, level: level === undefined ? 1 : level - 1 });

/** The first paragraph without its tag. @param {string} html */
const inline = (html) => /^<p>([\s\S]*?)<\/p>/.exec(html.trim())?.[1] ?? "";

/** Wide tables scroll by themselves, also by keyboard, and not the page. @param {string} html */
function scrolling(html) {
  let count = 0;
  return html.replace(/<table>[\s\S]*?<\/table>/g, (table) => {
    const heads = [...table.matchAll(/<th[^>]*>([\s\S]*?)<\/th>/g)].map(([, head]) => head.replace(/<[^>]*>|"/g, ""));
    const label = `Table ${++count}: ${heads.join(", ")}`;
    return `<div class="table-scroll" tabindex="0" role="region" aria-label="${label}">${table}</div>`;
  });
}

/**
 * Links of headings to themselves, without the drawing of a chain, which browsers do not load from a file; the style sheet
 * writes a `#`.
 *
 * @param {string} html
 */
const plainAnchors = (html) => html.replace(/(<a [^>]*class="tsd-anchor-icon"[^>]*>)<svg[\s\S]*?<\/svg>/g, "$1");

/** Headings that can be unfolded, without the link to themselves: one thing to press is enough. @param {string} html */
const quietSummaries = (html) =>
  html.replace(/<summary\b[\s\S]*?<\/summary>/g, (summary) =>
    summary.replace(/<a [^>]*class="tsd-anchor-icon"[\s\S]*?<\/a>/g, ""),
  );

/**
 * Headings without a level left out, as typedoc has them: whoever listens to a page goes by their levels. They keep their
 * looks by a class.
 *
 * @param {string} html
 */
function inOrder(html) {
  let last = 0;
  return html.replace(/<(\/?)h([1-6])\b([^>]*)>/g, (_tag, end, level, attributes) => {
    if (end !== "") return `</h${last}>`;
    const fitting = Math.min(Number(level), last + 1);
    last = fitting;
    if (fitting === Number(level)) return `<h${level}${attributes}>`;
    const looks = `as-h${level}`;
    const classed = /class="/.test(attributes)
      ? attributes.replace('class="', `class="${looks} `)
      : `${attributes} class="${looks}"`;
    return `<h${fitting}${classed}>`;
  });
}
