// The filter form fits its fields to the columns: the input to the kind of values, the likeliest conditions first, and values
// to choose from. Rows are added and removed without a new page.

import { element } from "./form-dialog.js";

const ROWS = "form.filters .filter-controls-row";
const ALL_OTHERS = "…";
const TYPING_PAUSE = 250;
const MOST_VALUES = 100;

/** Which conditions come first for which kind of values. */
const CONDITIONS = {
  number: ["exact", "not", "gt", "gte", "lt", "lte", "in", "notin", "isnull", "notnull", ALL_OTHERS],
  date: ["date", "gte", "lt", "gt", "lte", "exact", "not", "startswith", "isnull", "notnull", ALL_OTHERS],
  reference: ["exact", "not", "in", "notin", "isnull", "notnull", ALL_OTHERS],
  json: ["arraycontains", "arraynotcontains", "contains", "notcontains", "isblank", "notblank", ALL_OTHERS],
  binary: ["isnull", "notnull", ALL_OTHERS],
  text: ["exact", "contains", "startswith", "endswith", "not", "notcontains", "in", "notin", "isblank", "notblank", ALL_OTHERS],
};

const COMPARING = new Set(["exact", "not", "gt", "gte", "lt", "lte"]);
const NUMERIC_TYPE = /int|real|floa|doub|num|dec/i;
const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?$/;

function headingOf(column) {
  return [...document.querySelectorAll("table.rows-and-columns > thead th")].find((th) => th.dataset.column === column);
}

function sampleOf(th) {
  const body = th?.closest("table").tBodies[0];
  return [...(body?.rows ?? [])]
    .map((row) => row.cells[th.cellIndex])
    .filter((td) => td && !td.classList.contains("type-none") && td.textContent.trim() !== "");
}

/** What the values of a column are, judged by its type and by those on the page. */
function kindOf(column) {
  const th = headingOf(column);
  if (!th) return "text";
  if (th.dataset.references) return "reference";
  const cells = sampleOf(th);
  const every = (test) => cells.length > 0 && cells.every(test);
  if (every((td) => td.classList.contains("type-bytes"))) return "binary";
  if (every((td) => MOMENT.test(td.textContent.trim()))) return "date";
  if (every((td) => /^\s*\[/.test(td.textContent))) return "json";
  if (every((td) => /type-(int|float)/.test(td.className))) return "number";
  return NUMERIC_TYPE.test(th.dataset.columnType) && !every((td) => td.classList.contains("type-str")) ? "number" : "text";
}

const parts = (row) => ({
  column: row.querySelector("[name^=_filter_column]"),
  condition: row.querySelector("[name^=_filter_op]"),
  value: row.querySelector("[name^=_filter_value]"),
});

const conditionOf = (select) => select.value.replace(/__1$/, "");

/** Puts the likely conditions first; what is chosen stays chosen. */
function orderConditions(select, kind, anew) {
  const options = new Map([...select.options].map((option) => [option.value.replace(/__1$/, ""), option]));
  const first = CONDITIONS[kind].filter((name) => options.has(name));
  const chosen = select.value;
  select.append(...first.map((name) => options.get(name)), ...[...options].filter(([name]) => !first.includes(name)).map(([, option]) => option));
  select.value = anew ? select.options[0].value : chosen;
}

/** An input takes its new type only where the value can stay. */
function fitInput({ column, condition, value }) {
  const name = conditionOf(condition);
  const kind = kindOf(column.value);
  const days = sampleOf(headingOf(column.value)).every((td) => DAY.test(td.textContent.trim()));
  let type = "text";
  if (kind === "number" && COMPARING.has(name)) type = "number";
  if (name === "date" || (kind === "date" && days && COMPARING.has(name))) type = "date";
  const before = value.value;
  value.type = type;
  if (type === "number") value.step = "any";
  if (value.value !== before) {
    value.type = "text";
    value.value = before;
  }
  value.placeholder = name === "in" || name === "notin" ? "one, two, three" : "";
  value.hidden = condition.value.endsWith("__1");
}

function fit(row, anew) {
  const found = parts(row);
  if (anew) orderConditions(found.condition, found.column.value ? kindOf(found.column.value) : "text", true);
  fitInput(found);
}

/** The values of columns, by the address that gave them. */
const suggestions = new Map();

async function fetched(address, read) {
  const key = address.href;
  if (!suggestions.has(key)) {
    suggestions.set(
      key,
      fetch(address)
        .then(async (response) => (response.ok ? read(await response.json()) : []))
        .catch(() => []),
    );
  }
  return suggestions.get(key);
}

/** Rows of the table that a column refers to. */
function referencedRows(references, typed) {
  const address = new URL(`${references}/-/autocomplete`, location.href);
  address.searchParams.set(typed ? "q" : "_initial", typed || "1");
  return fetched(address, (answer) =>
    answer.rows.map((row) => ({ value: Object.values(row.pks)[0], label: row.label ?? "" })),
  );
}

/** The most frequent values that begin with what is typed. They are counted within the time that facets have. */
function frequentValues(column, typed) {
  const address = new URL(`${location.pathname}.json`, location.href);
  const query = { _facet: column, _facet_size: MOST_VALUES, _size: 0, _nosuggest: 1, _nocount: 1 };
  if (typed) query[`${column}__startswith`] = typed;
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return fetched(address, (answer) =>
    Object.values(answer.facet_results.results)
      .filter((facet) => facet.name === column)
      .flatMap((facet) => facet.results)
      .filter(({ value }) => value !== null && value !== "")
      .map(({ value, label }) => ({ value, label: String(label) === String(value) ? "" : label })),
  );
}

/** Facets that the page shows are there already. */
function shownValues(column) {
  const facet = [...document.querySelectorAll(".facet-info")].find((info) => info.dataset.column === column);
  return [...(facet?.querySelectorAll("[data-facet-value]") ?? [])].map((link) => ({
    value: link.dataset.facetValue,
    label: link.textContent === link.dataset.facetValue ? "" : link.textContent,
  }));
}

function listFor(column) {
  const id = `datalist-${column}`;
  let list = document.getElementById(id);
  if (!list) {
    list = element("datalist");
    list.id = id;
    document.querySelector("form.filters").append(list);
  }
  return list;
}

async function suggest(row) {
  const { column, condition, value } = parts(row);
  const kind = kindOf(column.value);
  value.removeAttribute("list");
  if (!column.value || value.type === "date" || kind === "binary" || kind === "json") return;
  const list = listFor(column.value);
  const typed = conditionOf(condition).endsWith("in") ? "" : value.value.trim();
  if (document.activeElement === value) value.setAttribute("list", list.id);
  const wanted = column.value;
  const { references } = headingOf(wanted)?.dataset ?? {};
  const found = references ? await referencedRows(references, typed) : await frequentValues(wanted, typed);
  const all = new Map([...shownValues(wanted), ...found].map((option) => [String(option.value), option.label]));
  list.replaceChildren(
    ...[...all].slice(0, MOST_VALUES).map(([text, label]) => {
      const option = element("option");
      option.value = text;
      if (label) option.label = label;
      return option;
    }),
  );
}

let numbered = 0;

/** A further row, numbered so that no two rows share a name. */
function addRow() {
  const rows = [...document.querySelectorAll(ROWS)];
  numbered = Math.max(numbered, rows.length);
  const row = rows.at(-1).cloneNode(true);
  for (const field of row.querySelectorAll("[name]")) {
    field.name = `${field.name.replace(/_[0-9]+$/, "")}_${numbered + 1}`;
    if (field.matches("input")) field.value = "";
    else field.selectedIndex = 0;
  }
  numbered += 1;
  rows.at(-1).after(row);
  row.querySelector("option").textContent = "Filter by column ...";
  fit(row, true);
  row.querySelector("select").focus();
}

/** The last row stays and is emptied. */
function removeRow(row) {
  const rows = [...document.querySelectorAll(ROWS)];
  const at = rows.indexOf(row);
  if (rows.length > 1) {
    row.remove();
    (rows[at + 1] ?? rows[at - 1]).querySelector(".filter-remove").focus();
    return;
  }
  for (const select of row.querySelectorAll("select")) select.selectedIndex = 0;
  row.querySelector("input").value = "";
  fit(row, true);
}

export function begin() {
  const form = document.querySelector("form.filters");
  for (const row of document.querySelectorAll(ROWS)) {
    const { column, condition } = parts(row);
    if (column.value) orderConditions(condition, kindOf(column.value), false);
    fit(row, false);
  }
  if (document.activeElement.matches(".filter-value")) suggest(document.activeElement.closest(".filter-controls-row"));
  let timer = 0;
  form.addEventListener("change", (event) => {
    const row = event.target.closest(".filter-controls-row");
    if (row && event.target.matches("select")) fit(row, event.target.name.startsWith("_filter_column"));
  });
  form.addEventListener("focusin", (event) => {
    if (event.target.matches(".filter-value")) suggest(event.target.closest(".filter-controls-row"));
  });
  form.addEventListener("input", (event) => {
    if (!event.target.matches(".filter-value")) return;
    clearTimeout(timer);
    timer = setTimeout(() => suggest(event.target.closest(".filter-controls-row")), TYPING_PAUSE);
  });
  form.addEventListener("click", (event) => {
    if (event.target.closest(".filter-add")) addRow();
    const remove = event.target.closest(".filter-remove");
    if (remove) removeRow(remove.closest(".filter-controls-row"));
  });
}
