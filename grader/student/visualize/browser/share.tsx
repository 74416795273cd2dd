import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Copies the address of what is shown; where a page may not copy, it shows the address to be copied by hand. */
export function Share({ link }: { link: string }): JSX.Element {
  const [state, setState] = useState<"idle" | "copied" | "by hand">("idle");
  useEffect(() => setState("idle"), [link]);
  const address = location.href.replace(/#.*$/, "") + link;
  const copy = () => {
    // Not there in pages from disk, in some browsers.
    const copying = (navigator.clipboard as Clipboard | undefined)?.writeText(address) ?? Promise.reject(new Error());
    copying.then(
      () => setState("copied"),
      () => setState("by hand"),
    );
  };
  return (
    <>
      <button type="button" onClick={copy}>
        {state === "copied" ? "Link copied" : "Copy link"}
      </button>
      {state === "by hand" && (
        <input
          class="address"
          type="text"
          readOnly
          aria-label="Link to this state"
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
    </>
  );
}
