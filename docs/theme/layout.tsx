/**
 * What stands around the content of every page: head, top bar, navigation, contents of the page, what comes next.
 *
 * @module
 */
import type { ComponentChildren, JSX } from "preact";
import { render } from "preact-render-to-string";
import { Patterns } from "./figures.js";
import { type Contents, type DocumentPage, neighbours } from "./pages.js";

/** A heading of a page, to be jumped to. */
export interface Heading {
  text: string;
  link: string;
  /** 1 for the sections of the page, 2 for what is in them. */
  level: number;
}

/** A page, all but what stands around it. */
export interface Page {
  kind: "home" | "document" | "api";
  /** From the top of the site. */
  url: string;
  /** Title of the window. */
  title: string;
  description: string;
  /** The content, as HTML. */
  html: string;
  headings: Heading[];
}

interface PageProps {
  page: Page;
  contents: Contents;
  version: string;
  /** The tree of all modules is loaded, which is what API pages need. */
  hasTree: boolean;
}

/** A whole page as HTML. */
export function pageHtml(props: PageProps): string {
  return render(<Html {...props} />);
}

const THEME = `try{document.documentElement.dataset.theme=localStorage.getItem("tsd-theme")||"os"}catch{}`;

function Html({ page, contents, version, hasTree }: PageProps): JSX.Element {
  const to = relativeTo(page.url);
  return (
    <html class="default" lang="en" data-base={to("") || "./"}>
      <head>
        <meta charset="utf-8" />
        <title>{page.title}</title>
        <meta name="description" content={page.description} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={to("assets/style.css")} />
        <link rel="stylesheet" href={to("assets/highlight.css")} />
        <link rel="stylesheet" href={to("assets/custom.css")} />
        <script dangerouslySetInnerHTML={{ __html: THEME }} />
        <script defer src={to("assets/main.js")} />
        <script defer src={to("assets/custom.js")} />
        <script async src={to("assets/icons.js")} id="tsd-icons-script" />
        {/* Loaded when somebody searches: it is larger than any page. */}
        <script id="tsd-search-script" data-src={to("assets/search.js")} />
        {hasTree && <script async src={to("assets/navigation.js")} id="tsd-nav-script" />}
      </head>
      <body class={`page-${page.kind}`}>
        <a class="skip" href="#content">
          To the content
        </a>
        <TopBar to={to} contents={contents} />
        <div class="frame">
          <nav id="site-nav" class="site-nav site-menu" popover="auto" aria-label="Site">
            <Navigation page={page} contents={contents} to={to} />
          </nav>
          <main id="content" tabIndex={-1}>
            <div dangerouslySetInnerHTML={{ __html: page.html }} />
            {page.kind === "document" && <Neighbours page={page} contents={contents} to={to} />}
          </main>
          <PageContents headings={page.headings} />
        </div>
        <footer class="site-footer">
          <p>
            alloclab {version} · MIT licence · made by typedoc from the course’s own files; it works without a network
          </p>
        </footer>
        <Patterns />
      </body>
    </html>
  );
}

/** Two blocks, one of them taken. */
const ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#f6f5f1"/>` +
      `<path d="M2 4h6v8H2z" fill="#3d4eac"/><path d="M8.500 4.500h5v7h-5z" fill="none" stroke="#8b91a0"/></svg>`,
  );

type To = (url: string) => string;

/** Makes links from a page to others, all told from the top of the site. */
export function relativeTo(from: string): To {
  const up = "../".repeat(from.split("/").length - 1);
  return (url) => up + url;
}

function TopBar({ to, contents }: { to: To; contents: Contents }): JSX.Element {
  const first = contents.lessons[0];
  const instructors = contents.guides.find(({ reader }) => reader === "instructor")?.pages[0];
  return (
    <header class="top-bar">
      <a class="brand" href={to("index.html")}>
        <BrandMark /> alloclab
      </a>
      <nav class="top-links" aria-label="Main">
        {first && <a href={to(first.url)}>Lessons</a>}
        <a href={to("guides/index.html")}>Guides</a>
        {instructors && <a href={to(instructors.url)}>Instructors</a>}
        <a href={to("api.html")}>API</a>
      </nav>
      <div class="top-tools">
        <button id="tsd-search-trigger" class="search-trigger" type="button" aria-label="Search">
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M11 11l4 4M7 12.500A5.500 5.500 0 1 0 7 1.500a5.500 5.500 0 0 0 0 11z" />
          </svg>
          <span class="wide-only">Search</span>
          <kbd class="wide-only" aria-hidden="true">
            /
          </kbd>
        </button>
        <select id="tsd-theme" aria-label="Colours">
          <option value="os">Auto</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
        <button class="menu-trigger" type="button" popovertarget="site-nav" aria-label="Menu">
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <path d="M2 4h14M2 9h14M2 14h14" />
          </svg>
        </button>
      </div>
      <dialog id="tsd-search" aria-label="Search">
        <input
          role="combobox"
          id="tsd-search-input"
          aria-label="Search the course"
          aria-controls="tsd-search-results"
          aria-autocomplete="list"
          aria-expanded="true"
          autocapitalize="off"
          autocomplete="off"
          spellcheck={false}
          placeholder="Search lessons, guides and API"
          maxLength={100}
        />
        <ul role="listbox" id="tsd-search-results" aria-label="Results" />
        <div id="tsd-search-status" aria-live="polite" aria-atomic="true">
          <div>Preparing the search…</div>
        </div>
      </dialog>
    </header>
  );
}

function BrandMark(): JSX.Element {
  return (
    <svg class="brand-mark" width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">
      <path class="taken" d="M1 2h8v12H1zM17 2h8v12h-8z" />
      <path class="open" d="M9.500 2.500h7v11h-7z" />
    </svg>
  );
}

interface NavigationProps {
  page: Page;
  contents: Contents;
  to: To;
}

function Navigation({ page, contents, to }: NavigationProps): JSX.Element {
  const anchor = ({ url, title }: Pick<DocumentPage, "url" | "title">): JSX.Element => (
    <a href={to(url)} aria-current={url === page.url ? "page" : undefined}>
      {title}
    </a>
  );
  const link = (target: Pick<DocumentPage, "url" | "title">): JSX.Element => <li>{anchor(target)}</li>;
  const isIn = (pages: readonly DocumentPage[]): boolean => pages.some(({ url }) => url === page.url);
  return (
    <>
      <ul class="nav-plain">{link({ url: "index.html", title: "Home" })}</ul>
      <NavSection title="Lessons" isOpen>
        {contents.lessons.map((lesson) => {
          const contract = contents.contracts.find(({ number }) => number === lesson.number);
          const isHere = isIn([lesson, ...(contract ? [contract] : [])]);
          return (
            <li>
              {anchor(lesson)}
              {contract && isHere && (
                <ul>
                  <li>{anchor({ ...contract, title: "Contract" })}</li>
                </ul>
              )}
            </li>
          );
        })}
      </NavSection>
      {contents.guides.map(({ reader, title, pages }) => (
        <NavSection title={title} isOpen={page.kind !== "api" && (reader !== "author" || isIn(pages))}>
          {pages.map(link)}
        </NavSection>
      ))}
      <NavSection title="Contracts" isOpen={isIn(contents.contracts)}>
        {contents.contracts.map(link)}
      </NavSection>
      <NavSection title="Design decisions" isOpen={isIn(contents.decisions)}>
        {contents.decisions.map(link)}
      </NavSection>
      <NavSection title="API" isOpen={page.kind === "api"}>
        {link({ url: "api.html", title: "All modules" })}
        {page.kind === "api" && (
          <li class="api-tree tsd-navigation">
            <ul id="tsd-nav-container" />
            {/* typedoc's script scrolls this one, too. */}
            <div class="col-sidebar" hidden />
          </li>
        )}
      </NavSection>
    </>
  );
}

interface NavSectionProps {
  title: string;
  isOpen?: boolean;
  children: ComponentChildren;
}

function NavSection({ title, isOpen = false, children }: NavSectionProps): JSX.Element {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <ul>{children}</ul>
    </details>
  );
}

function PageContents({ headings }: { headings: readonly Heading[] }): JSX.Element | null {
  if (headings.length < 2) return null;
  return (
    <aside class="page-contents" aria-label="On this page">
      <p>On this page</p>
      <ul>
        {headings.map(({ text, link, level }) => (
          <li class={`level-${Math.min(level, 3)}`}>
            <a href={link}>{text}</a>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Neighbours({ page, contents, to }: NavigationProps): JSX.Element | null {
  const { previous, next } = neighbours(contents, page.url);
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="neighbours" aria-label="Before and after this page">
      {previous && (
        <a class="previous" href={to(previous.url)} rel="prev">
          <span>Before</span> {previous.title}
        </a>
      )}
      {next && (
        <a class="next" href={to(next.url)} rel="next">
          <span>Next</span> {next.title}
        </a>
      )}
    </nav>
  );
}
