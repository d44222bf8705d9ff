// Improves the table page: a menu on each column, and as many rows of filters as one likes.

const here = () => new URL(window.location.href);

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

/** Few readers may do this, so it is loaded when it is asked for. */
async function setColumnType(column, opener) {
  const { openColumnType } = await import("./column-type.js");
  openColumnType(column, opener);
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
  canChooseColumns: () => false,
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
    onlyColumn: document.querySelectorAll("table.rows-and-columns > thead > tr > th").length < 2,
    hasBlanks: [...document.querySelectorAll("table.rows-and-columns > tbody > tr > td")].some(
      (td) => td.cellIndex === th.cellIndex && td.textContent.trim() === "",
    ),
  }),
  buildColumnActionItems(th) {
    const state = columnActions.buildColumnActionState(th);
    const meta = columnMeta(th);
    const items = [];
    if (state.sortable && state.sorted !== "ascending") {
      items.push({ label: "Sort ascending", href: columnActions.sortAscUrl(th) });
    }
    if (state.sortable && state.sorted !== "descending") {
      items.push({ label: "Sort descending", href: columnActions.sortDescUrl(th) });
    }
    if (document.querySelector("[data-writing~='set-column-type']")) {
      items.push({ label: "Set custom type", onClick: () => setColumnType(meta.columnName, th.querySelector("button")) });
    }
    if (!meta.isPk && !state.onlyColumn) {
      items.push({ label: "Hide this column", href: columnActions.hideColumnUrl(th) });
    }
    if (columnActions.shouldShowShowAllColumns()) {
      items.push({ label: "Show all columns", href: columnActions.showAllColumnsUrl() });
    }
    if (state.hasBlanks) items.push({ label: "Show not-blank rows", href: columnActions.notBlankUrl(th) });
    return items.concat(window.__DATASETTE__.makeColumnActions(meta));
  },
};

/** The one menu of this page, shown below the button that opened it. */
class ColumnMenu {
  constructor() {
    this.opener = null;
    this.element = document.createElement("div");
    this.element.className = "dropdown-menu";
    this.element.hidden = true;
    document.body.append(this.element);
    document.addEventListener("click", (event) => {
      if (!this.element.contains(event.target) && event.target !== this.opener) this.close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.element.hidden) {
        const opener = this.opener;
        this.close();
        opener?.focus();
      }
    });
    document.querySelector(".table-wrapper")?.addEventListener("scroll", () => this.close());
  }

  close() {
    this.element.hidden = true;
    this.opener?.setAttribute("aria-expanded", "false");
    this.opener = null;
  }

  toggle(button, th) {
    const again = this.opener === button;
    this.close();
    if (again) return;
    this.opener = button;
    button.setAttribute("aria-expanded", "true");
    this.element.replaceChildren(...this.content(th));
    this.element.hidden = false;
    const box = button.getBoundingClientRect();
    const room = document.documentElement.clientWidth - this.element.offsetWidth - 8;
    this.element.style.top = `${box.bottom + 4}px`;
    this.element.style.left = `${Math.max(8, Math.min(box.left, room))}px`;
    this.element.querySelector("a, button")?.focus();
  }

  content(th) {
    const list = document.createElement("ul");
    for (const item of columnActions.buildColumnActionItems(th)) {
      const entry = document.createElement("li");
      entry.append(this.action(item));
      list.append(entry);
    }
    const type = document.createElement("p");
    type.className = "column-type";
    type.textContent = columnActions.getColumnTypeText(th);
    return type.textContent ? [list, type] : [list];
  }

  action(item) {
    const element = document.createElement(item.href ? "a" : "button");
    element.textContent = item.label;
    if (item.href) {
      element.href = item.href;
    } else {
      element.type = "button";
      element.addEventListener("click", (event) => {
        this.close();
        item.onClick(event);
      });
    }
    return element;
  }
}

function addColumnMenus() {
  const menu = new ColumnMenu();
  for (const th of document.querySelectorAll("table.rows-and-columns > thead > tr > th:not([data-is-link-column])")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "column-menu-button";
    button.textContent = "⋮";
    button.setAttribute("aria-label", `Actions for the column ${th.dataset.column}`);
    button.setAttribute("aria-haspopup", "true");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => menu.toggle(button, th));
    th.append(button);
  }
}

/** A further row of the filter form, numbered so that no two rows share a name. */
function addFilterRows() {
  const blank = document.querySelector("form.filters .filter-controls-row:has([name=_filter_column])");
  const apply = document.querySelector("form.filters .sort-row button");
  if (!blank || !apply) return;
  let number = document.querySelectorAll(".filter-controls-row").length;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "secondary";
  button.textContent = "Add another filter";
  button.addEventListener("click", () => {
    const row = blank.cloneNode(true);
    for (const field of row.querySelectorAll("[name]")) {
      field.name = `${field.name}_${number}`;
      if (field.matches("input")) field.value = "";
    }
    number += 1;
    document.querySelector("form.filters .sort-row").before(row);
    row.querySelector("select").focus();
  });
  apply.after(button);
}

/** Operators that compare with nothing need no field for a value. */
function hideValuesThatAreNotNeeded() {
  const update = (select) => {
    const value = select.closest(".filter-row")?.querySelector(".filter-value");
    if (value) value.hidden = select.value.endsWith("__1");
  };
  for (const select of document.querySelectorAll(".filter-op select")) update(select);
  document.addEventListener("change", (event) => {
    if (event.target.matches?.(".filter-op select")) update(event.target);
  });
}

document.addEventListener("datasette_init", (event) => {
  Object.assign(event.detail.columnActions, columnActions);
  addColumnMenus();
  addFilterRows();
  hideValuesThatAreNotNeeded();
});
