// Fields for the parameters of a statement. They follow the text, and what was filled in stays.

import { button, element } from "./form-dialog.js";

const TYPING_PAUSE = 350;

/** Asks the server which parameters a statement has, a moment after somebody has stopped writing. */
export function followParameters(form, area) {
  let waiting;
  let asked = new AbortController();
  async function look() {
    asked.abort(); // an answer that comes late must not replace a newer one
    asked = new AbortController();
    const address = new URL(form.dataset.parametersUrl, location.href);
    address.searchParams.set("sql", area.value);
    try {
      const response = await fetch(address, { signal: asked.signal });
      if (response.ok) showParameters(form, (await response.json()).parameters);
    } catch {
      // Without an answer the fields stay as they are; the server asks for what is missing.
    }
  }
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    if (!mayChange(form, area)) return;
    waiting = setTimeout(look, TYPING_PAUSE);
  });
}

/** Parameters begin with a colon, so most statements need no question. */
const mayChange = (form, area) => area.value.includes(":") || form.querySelector("[data-parameter-control]");

const kept = new Map();

/**
 * Shows a field for each parameter, in the section of the form that is there for them.
 *
 * - prefix: of the names under which they are sent
 * - expandable: whether a field can become one of several lines
 */
export function showParameters(form, names, { prefix = "", expandable = false } = {}) {
  const section = form.querySelector("[data-sql-parameters-section]");
  const lines = new Map();
  for (const field of section.querySelectorAll("[data-parameter-control]")) {
    kept.set(field.dataset.parameterName, field.value);
    lines.set(field.dataset.parameterName, field.closest(".parameter"));
  }
  if (names.join("\n") === [...lines.keys()].join("\n")) return;
  const shown = names.map((name, index) => lines.get(name) || line(name, prefix, index + 1, expandable));
  section.replaceChildren(...(names.length > 0 ? [element("h3", "", "Query parameters"), ...shown] : []));
}

function line(name, prefix, number, expandable) {
  const field = control("input", { name: prefix + name, id: `sql-parameter-${number}-${name}`, parameter: name });
  field.value = kept.get(name) || "";
  const label = element("label", "", name);
  label.htmlFor = field.id;
  const made = element("p", "parameter");
  made.append(label, " ", field);
  if (expandable) makeExpandable(made);
  return made;
}

function control(tag, { name, id, parameter }) {
  const field = element(tag);
  if (tag === "input") field.type = "text";
  else field.rows = 4;
  field.name = name;
  field.id = id;
  field.dataset.parameterControl = "";
  field.dataset.parameterName = parameter;
  return field;
}

/** A field of one line gets a button that makes it one of several, and becomes one when several lines are pasted. */
export function makeExpandable(parameter) {
  const toggle = button("Expand", "secondary parameter-toggle", () => swap(!large()));
  const field = () => parameter.querySelector("[data-parameter-control]");
  const large = () => field().localName === "textarea";
  function swap(expand) {
    const old = field();
    const made = control(expand ? "textarea" : "input", { name: old.name, id: old.id, parameter: old.dataset.parameterName });
    made.value = expand ? old.value : old.value.replace(/\r?\n/g, " ");
    old.replaceWith(made);
    describe();
    made.focus();
  }
  function describe() {
    toggle.textContent = large() ? "Collapse" : "Expand";
    toggle.setAttribute("aria-label", `${toggle.textContent} ${field().dataset.parameterName}`);
  }
  parameter.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") || "";
    const old = event.target;
    if (large() || !/[\r\n]/.test(text.trim()) || old !== field()) return;
    event.preventDefault();
    const pasted = old.value.slice(0, old.selectionStart) + text + old.value.slice(old.selectionEnd);
    swap(true);
    field().value = pasted;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });
  parameter.append(" ", toggle);
  describe();
}
