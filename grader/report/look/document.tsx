import type { ComponentChildren, JSX } from "preact";
import { render } from "preact-render-to-string";

/** What a page is made of. */
export interface DocumentParts {
  title: string;
  /** What the page may load and run; `null` where who serves it says so. */
  policy: string | null;
  /** Style sheet, as it stands in the page. */
  css?: string;
  /** What else stands in its head. */
  head?: ComponentChildren;
  /** Class of the body. */
  look?: string;
  children: ComponentChildren;
}

/** A whole page, as text: the shell of reports, of the pages of a class and of the visualizer. */
export function documentText(parts: DocumentParts): string {
  return `<!doctype html>\n${render(<Document {...parts} />)}\n`;
}

function Document({ title, policy, css, head, look, children }: DocumentParts): JSX.Element {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        {policy !== null && <meta http-equiv="Content-Security-Policy" content={policy} />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {css !== undefined && <style dangerouslySetInnerHTML={{ __html: css }} />}
        {head}
      </head>
      <body class={look}>{children}</body>
    </html>
  );
}
