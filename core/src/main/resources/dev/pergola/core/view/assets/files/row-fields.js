// The fields of a form for a row: what is typed counts, foreign keys are found by search, and plugins may put controls of
// their own in the place of ours.

import "./autocomplete.js";
import { element } from "./form-dialog.js";

const NUMERIC = /INT|REAL|FLOA|DOUB|^NUM|^DEC/;

function typeOf(declared) {
  const type = declared.toUpperCase();
  if (type.includes("INT")) return "INTEGER";
  if (/CHAR|CLOB|TEXT/.test(type)) return "TEXT";
  if (type.includes("BLOB")) return "BLOB";
  if (/REAL|FLOA|DOUB/.test(type)) return "REAL";
  return type ? "NUMERIC" : null;
}

function parsed(json) {
  try {
    return JSON.parse(json) || {};
  } catch {
    return {};
  }
}

class RowField {
  constructor(root, form, dialog) {
    this.root = root;
    this.form = form;
    this.dialog = dialog;
    this.input = root.querySelector("[name^='value:']");
    this.fillingSelect = root.querySelector("[name^='as:']");
    this.problem = root.querySelector(".row-field-problem");
    this.meta = root.querySelector(".row-field-facts");
    this.id = this.input.id;
    this.labelId = `${this.id}-label`;
    this.descriptionId = `${this.id}-facts`;
    const data = root.dataset;
    this.context = {
      mode: form.dataset.mode,
      database: form.dataset.database,
      table: form.dataset.table,
      tableUrl: form.dataset.tableUrl,
      column: data.column,
      columnType: data.columnType ? { type: data.columnType, config: parsed(data.columnSettings) } : null,
      sqliteType: typeOf(data.sqliteType),
      notNull: data.notNull === "1",
      isPk: data.isPk === "1",
      defaultExpression: data.default || null,
      form,
      dialog,
    };
    this.listen();
    this.markClean();
  }

  get control() {
    return this.input;
  }

  listen() {
    this.input.addEventListener("input", () => {
      this.filling = "value";
      this.clearProblem();
    });
    this.fillingSelect?.addEventListener("change", () => {
      this.showFilling();
      this.clearProblem();
      if (this.filling === "value") this.input.focus();
    });
    this.showFilling();
  }

  get filling() {
    return this.fillingSelect?.value ?? "value";
  }

  set filling(filling) {
    if (this.fillingSelect && [...this.fillingSelect.options].some((option) => option.value === filling)) {
      this.fillingSelect.value = filling;
    }
    this.showFilling();
  }

  showFilling() {
    this.root.dataset.filling = this.filling;
  }

  state() {
    return `${this.filling}:${this.filling === "value" ? this.input.value : ""}`;
  }

  getValue() {
    if (this.filling !== "value") return null;
    const text = this.input.value;
    const number = NUMERIC.test(this.root.dataset.sqliteType.toUpperCase()) && text.trim() !== "" ? Number(text) : NaN;
    return Number.isFinite(number) && (Number.isSafeInteger(number) || !Number.isInteger(number)) ? number : text;
  }

  setValue(value) {
    if (value === null || value === undefined) {
      this.input.value = "";
      this.filling = "null";
    } else {
      this.input.value = typeof value === "boolean" ? Number(value) : String(value);
      this.filling = "value";
    }
    this.clearProblem();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  clearValue() {
    this.setValue(this.context.notNull ? "" : null);
  }

  getInitialValue() {
    return this.initialValue;
  }

  hasChanged() {
    return this.state() !== this.cleanState;
  }

  markClean() {
    this.initialValue = this.getValue();
    this.cleanState = this.state();
  }

  isUsingSqliteDefault() {
    return this.filling === "default";
  }

  setValidity(message) {
    this.input.setCustomValidity(message);
    this.showProblems(message ? [message] : []);
  }

  clearValidity() {
    this.setValidity("");
  }

  clearProblem() {
    if (!this.input.validity.customError) this.showProblems([]);
  }

  showProblems(messages) {
    this.problem.replaceChildren(...messages.map((message) => element("p", "", message)));
    if (messages.length > 0) {
      this.input.setAttribute("aria-invalid", "true");
    } else {
      this.input.removeAttribute("aria-invalid");
    }
  }

  /** What keeps it from being sent, in words; blank where nothing does. */
  obstacle() {
    if (this.filling !== "value") return "";
    return this.input.checkValidity() ? "" : this.input.validationMessage;
  }

  focus() {
    if (this.plugin?.focus) {
      this.plugin.focus(this);
    } else {
      this.input.focus();
    }
  }

  useTextarea() {
    if (this.input.matches("textarea")) return;
    const area = element("textarea");
    for (const { name, value } of this.input.attributes) {
      if (!["type", "value", "inputmode"].includes(name)) area.setAttribute(name, value);
    }
    area.rows = 4;
    area.value = this.input.value;
    this.input.replaceWith(area);
    this.input = area;
    this.input.addEventListener("input", () => {
      this.filling = "value";
      this.clearProblem();
    });
  }

  /** A plugin that fails leaves the field as it was. */
  usePlugin() {
    const control = window.__DATASETTE__?.makeColumnField(this.context);
    if (!control) return;
    this.plugin = control;
    this.root.dataset.plugin = control.pluginName;
    try {
      if (control.useTextarea) this.useTextarea();
      const node = control.render?.(this);
      if (node) this.root.append(node);
    } catch (error) {
      console.error(`The plugin ${control.pluginName} failed to show the field ${this.context.column}`, error);
    }
  }

  useSearch() {
    const address = this.input.dataset.search;
    if (!address) return;
    const search = element("datasette-autocomplete");
    search.setAttribute("src", address);
    search.setAttribute("suggest-on-focus", "");
    const place = this.input.parentElement;
    search.append(this.input); // before it is in the page, since it looks for its input then
    place.prepend(search);
    const label = this.root.querySelector(".row-field-label");
    this.input.addEventListener("input", () => label && (label.textContent = ""));
    search.addEventListener("datasette-autocomplete-select", ({ detail }) => {
      if (label && detail.label !== null) label.textContent = `: ${detail.label}`;
    });
  }

  destroy() {
    try {
      this.plugin?.destroy?.(this);
    } catch (error) {
      console.error(`The plugin ${this.plugin.pluginName} failed to leave the field ${this.context.column}`, error);
    }
  }
}

/** The fields of a form, improved. The dialog is null where the form is a page. */
export function fieldsOf(form, dialog) {
  const fields = [...form.querySelectorAll(".row-field")]
    .filter((root) => root.querySelector("[name^='value:']"))
    .map((root) => new RowField(root, form, dialog));
  for (const field of fields) {
    field.useSearch();
    field.usePlugin();
    field.markClean();
  }
  return fields;
}

/** Says what is wrong, at the fields and above them, and goes to the first. */
export function showProblems(form, fields, columns, others) {
  const place = form.querySelector(".form-problems");
  const list = element("ul");
  let first = null;
  for (const field of fields) {
    const messages = columns[field.context.column] || [];
    field.showProblems(messages);
    for (const message of messages) {
      const link = element("a", "", field.context.column);
      link.href = `#${field.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        field.focus();
      });
      const item = element("li");
      item.append(link, `: ${message}`);
      list.append(item);
      first ??= field;
    }
  }
  for (const message of others) list.append(element("li", "", message));
  const box = element("div", "message-error");
  box.append(element("p", "", "The row was not saved."), list);
  place.setAttribute("role", "alert");
  place.replaceChildren(box);
  if (first) {
    first.focus();
  } else {
    place.scrollIntoView({ block: "nearest" });
  }
}

/** JSON is checked while it is typed, and can be put in order. */
function jsonField(context) {
  if (context.columnType?.type !== "json") return null;
  return {
    useTextarea: true,
    render(field) {
      field.input.spellcheck = false;
      field.input.classList.add("code");
      const check = () => {
        try {
          if (field.input.value.trim()) JSON.parse(field.input.value);
          field.clearValidity();
        } catch (error) {
          field.setValidity(`Invalid JSON: ${error.message}`);
        }
      };
      const format = element("button", "secondary row-field-tool", "Format");
      format.type = "button";
      format.addEventListener("click", () => {
        check();
        if (field.input.checkValidity() && field.input.value.trim()) {
          field.setValue(JSON.stringify(JSON.parse(field.input.value), null, 2));
        }
        field.focus();
      });
      field.input.addEventListener("input", check);
      return format;
    },
  };
}

document.addEventListener("datasette_init", (event) => {
  event.detail.registerPlugin("pergola-json-field", { version: event.detail.VERSION, makeColumnField: jsonField });
});
