import type { JSX } from "preact";

/** A sentence in which what stands between backticks is code. */
export function Prose({ text }: { text: string }): JSX.Element {
  const parts = text.split("`");
  // An odd number of backticks is no markup: the text is left as it is.
  if (parts.length % 2 === 0) return <>{text}</>;
  return <>{parts.map((part, i) => (i % 2 === 0 ? part : <code>{part}</code>))}</>;
}

/** Sentences, a paragraph each. */
export const Paragraphs = ({ texts }: { texts: readonly string[] }): JSX.Element => (
  <>
    {texts.map((text) => (
      <p>
        <Prose text={text} />
      </p>
    ))}
  </>
);

/** A text of several lines in which spaces count; it can be scrolled with the keyboard. */
export function Lines({ label, children }: { label: string; children: JSX.Element | JSX.Element[] | string }) {
  return (
    <pre role="region" aria-label={label} tabIndex={0}>
      {children}
    </pre>
  );
}

/** A word in a frame. The frame's colour only repeats what the word says. */
export function Tag({ kind, children }: { kind: string; children: string }): JSX.Element {
  return <span class={`tag ${kind}`}>{children}</span>;
}
