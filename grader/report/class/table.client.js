/*
 * What the page of a class does beyond being read: it sorts and filters its table. Everything is taken from the table
 * itself, and without this script it is a table all the same. It stands in the page as it is here.
 */
(() => {
  const table = document.querySelector("table.all");
  const tools = document.querySelector(".tools");
  if (!(table instanceof HTMLTableElement) || !(tools instanceof HTMLElement)) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  /** Text of every row, as it is searched; read once. */
  const texts = rows.map((row) => (row.textContent ?? "").toLowerCase());
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
  const search = tools.querySelector("input");
  const only = tools.querySelector("select");
  const said = tools.querySelector("output");

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      const kinds = (row.dataset.is ?? "").split(" ");
      const fits = words.every((word) => texts[i]?.includes(word)) && (only.value === "" || kinds.includes(only.value));
      if (row.hidden === fits) row.hidden = !fits;
      if (fits) shown += 1;
    });
    said.textContent = `${shown} of ${rows.length} shown`;
  };

  const sort = (heading) => {
    const column = heading.cellIndex;
    const isNumber = heading.classList.contains("number");
    const before = heading.getAttribute("aria-sort");
    // Names from the first on, points from the most down; a second time the other way round.
    const first = isNumber ? "descending" : "ascending";
    const other = isNumber ? "ascending" : "descending";
    const order = before === first ? other : first;
    const sign = order === "ascending" ? 1 : -1;
    const keyed = rows.map((row, i) => {
      const text = (row.cells[column]?.textContent ?? "").trim();
      return { row, i, text, value: isNumber ? Number.parseFloat(text.replace("−", "-")) : 0 };
    });
    const { compare } = new Intl.Collator("en", { numeric: true });
    keyed.sort((a, b) => {
      // What has no number stays last, either way.
      if (Number.isNaN(a.value) || Number.isNaN(b.value))
        return Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value));
      return sign * (isNumber ? a.value - b.value : compare(a.text, b.text)) || a.i - b.i;
    });
    for (const each of headings) each.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", order);
    body.append(...keyed.map(({ row }) => row));
  };

  for (const heading of headings) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  }
  search.addEventListener("input", filter);
  only.addEventListener("change", filter);
  tools.hidden = false;
  filter();
})();
