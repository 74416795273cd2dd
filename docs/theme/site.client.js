// What the pages do beyond what typedoc's own script does. Without it they are complete, but for the search.
(() => {
  const script = document.getElementById("tsd-search-script");

  /** The index of the search is larger than any page, so it is fetched when somebody goes to search. */
  function loadSearch() {
    if (script && !script.src) script.src = script.dataset.src;
  }
  const trigger = document.getElementById("tsd-search-trigger");
  for (const event of ["pointerenter", "focus", "click"]) trigger?.addEventListener(event, loadSearch);
  document.addEventListener("keydown", ({ key, ctrlKey }) => {
    if (key === "/" || (key === "k" && ctrlKey)) loadSearch();
  });

  /** What was typed before the index was there is searched for as soon as it is: the note that it is being prepared goes then. */
  const status = document.getElementById("tsd-search-status");
  if (status) {
    const loaded = new MutationObserver(() => {
      loaded.disconnect();
      document.getElementById("tsd-search-input")?.dispatchEvent(new Event("input"));
    });
    loaded.observe(status, { childList: true });
  }

  /** A hit of the search is an option of a list box, which may hold no link; so it is one for as long as a pointer is on it. */
  function asOption(link) {
    const { href } = link;
    link.removeAttribute("href");
    link.removeAttribute("tabindex");
    link.addEventListener("pointerenter", () => link.setAttribute("href", href));
    link.addEventListener("pointerleave", () => link.removeAttribute("href"));
    link.addEventListener("click", () => {
      if (!link.hasAttribute("href")) location.assign(href);
    });
  }
  const hits = document.getElementById("tsd-search-results");
  if (hits) {
    const observer = new MutationObserver(() => hits.querySelectorAll("a[href]").forEach(asOption));
    observer.observe(hits, { childList: true });
  }

  /** The visualizer in a lesson, when it comes near; the pictures below it stay for those who would rather read. */
  for (const place of document.querySelectorAll("[data-scene]")) {
    const frame = document.createElement("iframe");
    frame.loading = "lazy";
    frame.title = "Visualizer: play with memory";
    frame.src = place.dataset.scene;
    place.prepend(frame);
  }
  // It says how high it is; once high it stays so, or the text below would jump at each step.
  addEventListener("message", ({ source, data }) => {
    const wanted = Math.min(Number(data?.alloclabHeight), 2_000);
    for (const frame of document.querySelectorAll("[data-scene] > iframe")) {
      if (source === frame.contentWindow && wanted > frame.clientHeight) frame.style.height = `${wanted + 2}px`;
    }
  });

  /** A link in the menu of a narrow screen that leads to a place on this page closes the menu. */
  const menu = document.getElementById("site-nav");
  menu?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") && menu.matches(":popover-open")) menu.hidePopover();
  });
})();
