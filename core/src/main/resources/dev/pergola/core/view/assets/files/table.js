// Improves the table page. What few people open is loaded when they open it.

const TABLE = "table.rows-and-columns";
const here = () => new URL(window.location.href);
const table = () => document.querySelector(TABLE);
const headings = () => [...document.querySelectorAll(`${TABLE} > thead > tr > th:not([data-is-link-column])`)];

/** This page with other arguments, from its first row. */
function addressWith(change) {
  const url = here();
  url.searchParams.delete("_next");
  change(url.searchParams);
  const query = url.searchParams.toString();
  return query ? `?${query}` : url.pathname;
}

function columnMeta(th) {
  return {
    columnName: th.dataset.column,
    columnNotNull: th.dataset.columnNotNull === "1",
    columnType: th.dataset.columnType || "",
    isPk: th.dataset.isPk === "1",
  };
}

const sortUrl = (name) => (th) =>
  addressWith((query) => {
    query.delete("_sort");
    query.delete("_sort_desc");
    query.set(name, th.dataset.column);
  });

const cellsOf = (th) => [...(table()?.tBodies[0]?.rows ?? [])].map((row) => row.cells[th.cellIndex]).filter(Boolean);

/** How typeof() calls the kinds of values that cells tell by their class. */
const VALUE_KINDS = [
  ["type-none", "null", "NULL"],
  ["type-int", "integer", "whole numbers"],
  ["type-float", "real", "fractions"],
  ["type-str", "text", "text"],
  ["type-bytes", "blob", "bytes"],
];

/** Ways to the rows whose value is of one kind, where a column holds several. */
function kindItems(th) {
  const cells = cellsOf(th);
  const found = VALUE_KINDS.filter(([className]) => cells.some((td) => td.classList.contains(className)));
  if (found.length < 2) return [];
  const sql = document.querySelector(".table-links a[href*='sql=']") !== null;
  const name = th.dataset.column;
  return found
    .filter(([, kind]) => sql || kind === "null")
    .map(([, kind, words]) => ({
      label: `Show rows with ${words}`,
      href: addressWith((query) =>
        kind === "null"
          ? query.set(`${name}__isnull`, "1")
          : query.append("_where", `typeof("${name.replaceAll('"', '""')}") = '${kind}'`),
      ),
    }));
}

const columnActions = {
  getColumnMeta: columnMeta,
  getColumnTypeText: (th) =>
    th.dataset.columnType
      ? `Type: ${th.dataset.columnType.toUpperCase()}${th.dataset.columnNotNull === "1" ? " NOT NULL" : ""}`
      : "",
  sortAscUrl: sortUrl("_sort"),
  sortDescUrl: sortUrl("_sort_desc"),
  facetUrl: (th) => addressWith((query) => query.append("_facet", th.dataset.column)),
  canChooseColumns: () => document.querySelector("column-chooser") !== null,
  hideColumnUrl: (th) =>
    addressWith((query) => {
      const kept = query.getAll("_col").filter((name) => name !== th.dataset.column);
      const listed = query.has("_col");
      query.delete("_col");
      for (const name of kept) query.append("_col", name);
      if (!listed || kept.length === 0) query.append("_nocol", th.dataset.column);
    }),
  showAllColumnsUrl: () =>
    addressWith((query) => {
      query.delete("_col");
      query.delete("_nocol");
    }),
  shouldShowShowAllColumns: () => here().searchParams.has("_col") || here().searchParams.has("_nocol"),
  notBlankUrl: (th) => addressWith((query) => query.set(`${th.dataset.column}__notblank`, "1")),
  buildColumnActionState: (th) => ({
    sortable: th.querySelector("a") !== null,
    sorted: th.getAttribute("aria-sort"),
    onlyColumn: document.querySelectorAll(`${TABLE} > thead > tr > th`).length < 2,
    hasBlanks: cellsOf(th).some((td) => td.textContent.trim() === ""),
    facetable:
      document.querySelector(".table-wrapper[data-facets]") !== null &&
      th.cellIndex > 0 &&
      ![...document.querySelectorAll(".facet-info")].some((facet) => facet.dataset.column === th.dataset.column),
  }),
  buildColumnActionItems(th) {
    const state = columnActions.buildColumnActionState(th);
    const meta = columnMeta(th);
    const opener = th.querySelector("button");
    const items = [];
    if (state.sortable && state.sorted !== "ascending") {
      items.push({ label: "Sort ascending", href: columnActions.sortAscUrl(th) });
    }
    if (state.sortable && state.sorted !== "descending") {
      items.push({ label: "Sort descending", href: columnActions.sortDescUrl(th) });
    }
    if (state.facetable) items.push({ label: "Facet by this", href: columnActions.facetUrl(th) });
    if (columnActions.canChooseColumns()) items.push({ label: "Choose columns", onClick: () => chooseColumns(opener) });
    if (document.querySelector("[data-writing~='set-column-type']")) {
      items.push({ label: "Set custom type", onClick: () => setColumnType(meta.columnName, opener) });
    }
    if (!meta.isPk && !state.onlyColumn) {
      items.push({ label: "Hide this column", href: columnActions.hideColumnUrl(th) });
    }
    if (columnActions.shouldShowShowAllColumns()) {
      items.push({ label: "Show all columns", href: columnActions.showAllColumnsUrl() });
    }
    if (state.hasBlanks) items.push({ label: "Show not-blank rows", href: columnActions.notBlankUrl(th) });
    items.push(...kindItems(th));
    if (th.dataset.references) items.push({ label: "Go to the table it refers to", href: th.dataset.references });
    return items.concat(window.__DATASETTE__.makeColumnActions(meta));
  },
};

async function setColumnType(column, opener) {
  const { openColumnType } = await import("./column-type.js");
  openColumnType(column, opener);
}

async function chooseColumns(opener) {
  const chooser = await import("./column-chooser.js");
  chooser.chooseColumns(opener);
}

/** The place of the button is kept free by the style sheet, so that nothing moves. */
function addColumnMenus() {
  for (const th of headings()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "column-menu-button";
    button.textContent = "⋮";
    button.setAttribute("aria-label", `Actions for the column ${th.dataset.column}`);
    button.setAttribute("aria-haspopup", "true");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", async () => {
      const { toggleColumnMenu } = await import("./column-menu.js");
      toggleColumnMenu(button, th, columnActions);
    });
    th.append(button);
  }
}

function toggleCompactRows(button) {
  const compact = document.documentElement.dataset.rows !== "compact";
  if (compact) document.documentElement.dataset.rows = "compact";
  else delete document.documentElement.dataset.rows;
  button.setAttribute("aria-pressed", String(compact));
  try {
    localStorage.setItem("pergola.rows", compact ? "compact" : "");
  } catch {
    // It holds for this page only.
  }
  document.dispatchEvent(new CustomEvent("pergola-rows"));
}

const tools = {
  columns: chooseColumns,
  compact: toggleCompactRows,
  async "column-actions"(button) {
    const { openColumnActions } = await import("./column-menu.js");
    openColumnActions(button, columnActions);
  },
  async export(button) {
    const { toggleExportMenu } = await import("./table-export.js");
    toggleExportMenu(button);
  },
};

function addTools() {
  const compact = document.querySelector("[data-table-tool=compact]");
  compact?.setAttribute("aria-pressed", String(document.documentElement.dataset.rows === "compact"));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-table-tool]");
    if (button) tools[button.dataset.tableTool]?.(button);
  });
}

/** Loads a part of the page's behaviour when somebody comes near it for the first time. */
function loadWhenUsed(selector, events, path) {
  const load = async (event) => {
    if (!event.target.closest?.(selector)) return;
    for (const name of events) document.removeEventListener(name, load, true);
    const part = await import(path);
    part.begin(event);
  };
  for (const name of events) document.addEventListener(name, load, true);
}

document.addEventListener("datasette_init", async (event) => {
  Object.assign(event.detail.columnActions, columnActions);
  addColumnMenus();
  addTools();
  loadWhenUsed("form.filters", ["focusin", "pointerover"], "./filters.js");
  loadWhenUsed(".facet-fold, .facet-several", ["click"], "./facets.js");
  loadWhenUsed("td a.blob-download, td[class] > a[href]", ["focusin", "pointerover"], "./previews.js");
  const parts = [import("./table-pages.js")];
  if (document.querySelector("td > .fold")) parts.push(import("./folds.js"));
  if (document.querySelector("[data-counting], .count-sql")) parts.push(import("./row-count.js"));
  for (const part of await Promise.all(parts)) part.begin();
});
