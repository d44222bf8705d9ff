// While somebody writes SQL it is shown what it would touch, whether he may do that, and which parameters it has.

import { element } from "./form-dialog.js";
import { makeExpandable, showParameters } from "./sql-parameters.js";

const TYPING_PAUSE = 350;

const area = document.querySelector("form textarea[name=sql]");
const form = area?.form;
const runs = form && new URL(form.getAttribute("action"), location.href).pathname.endsWith("/-/execute-write");
const submit = form?.querySelector("button[type=submit]");

function addressOfAnalysis() {
  const path = new URL(form.getAttribute("action"), location.href).pathname;
  if (runs) return `${path}/analyze`;
  return `${path.replace(/\/-\/queries\/store$|\/[^/]+\/-\/edit$/, "")}/-/queries/analyze`;
}

const panel = element("div", "sql-analysis");
panel.setAttribute("role", "status");

let asked = new AbortController();
let waiting;

async function look() {
  asked.abort(); // an answer that comes late must not replace a newer one
  asked = new AbortController();
  const address = new URL(addressOfAnalysis(), location.href);
  address.searchParams.set("sql", area.value);
  try {
    const response = await fetch(address, { signal: asked.signal });
    const answer = await response.json();
    show(answer);
  } catch (error) {
    if (error.name !== "AbortError") panel.replaceChildren();
  }
}

function show(answer) {
  const parts = [];
  const problem = answer.analysis_error || (answer.ok === false ? answer.error : "");
  if (!area.value.trim()) {
    parts.push(element("p", "hint", "What the statement would touch is shown here."));
  } else if (problem) {
    parts.push(element("p", "message-warning", problem));
  } else if (!runs) {
    parts.push(element("p", "hint", answer.analysis_is_write ? "This query changes data." : "This query reads and changes nothing."));
  }
  if (answer.analysis_rows?.length > 0) parts.push(operations(answer.analysis_rows));
  panel.replaceChildren(...parts);
  const disabled = Boolean(answer.execute_disabled ?? answer.save_disabled);
  submit.disabled = disabled;
  submit.title = disabled ? answer.execute_disabled_reason || "" : "";
  if (runs && answer.parameters) showParameters(form, answer.parameters, { prefix: "_sql_param_", expandable: true });
}

function operations(rows) {
  const table = element("table", "rows-and-columns");
  const head = element("tr");
  for (const name of ["Operation", "Table", "Needs", "You may"]) {
    const th = element("th", "", name);
    th.scope = "col";
    head.append(th);
  }
  const top = element("thead");
  top.append(head);
  const body = element("tbody");
  for (const row of rows) {
    const line = element("tr");
    const operation = row.source ? `${row.operation} (by ${row.source})` : row.operation;
    line.append(
      element("td", "", operation),
      element("td", "", row.table),
      element("td", "", row.required_permission || "nothing"),
      element("td", row.allowed ? "" : "not-allowed", row.allowed ? "yes" : "no"),
    );
    body.append(line);
  }
  table.append(top, body);
  const wrapper = element("div", "table-wrapper");
  wrapper.tabIndex = 0;
  wrapper.setAttribute("role", "region");
  wrapper.setAttribute("aria-label", "What the statement would touch");
  wrapper.append(table);
  return wrapper;
}

if (form) {
  (form.querySelector("[data-sql-parameters-section]") || area.closest("fieldset")).after(panel);
  if (runs) form.querySelectorAll(".parameter").forEach(makeExpandable);
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, TYPING_PAUSE);
  });
  look();
}

// A new query gets the name in its address from its title, until somebody writes one.
const title = form?.querySelector("[name=title]");
const name = form?.querySelector("[name=name]");
if (title && name) {
  let own = name.value !== "";
  name.addEventListener("input", () => (own = name.value !== ""));
  title.addEventListener("input", () => {
    if (own) return;
    const plain = title.value.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    name.value = plain.replace(/[^a-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  });
}
