// The columns of a table as a list that can be edited: names, types, keys, defaults, references and order.

import { element, button } from "./form-dialog.js";

export const TYPES = [
  ["text", "Text"],
  ["integer", "Whole number"],
  ["float", "Number"],
  ["blob", "Bytes"],
];

export const EXPRESSIONS = [
  ["current_timestamp", "Date and time"],
  ["current_date", "Date"],
  ["current_time", "Time"],
  ["current_unixtime", "Seconds since 1970"],
  ["current_unixtime_ms", "Milliseconds since 1970"],
];

export const newColumn = (name = "", type = "text") => ({
  original: null,
  name,
  type,
  isPk: false,
  notNull: false,
  default: { mode: "none", value: "" },
  reference: "",
  dropped: false,
});

const labelled = (text, control, className = "") => {
  const label = element("label", className);
  label.append(element("span", "column-item-label", text), control);
  return label;
};

function select(options, chosen) {
  const made = element("select");
  for (const [value, label] of options) made.append(new Option(label, value, false, value === chosen));
  return made;
}

/** A key for a reference: names may hold any character, so they are written as JSON. */
export const referenceKey = (table, column) => JSON.stringify([table, column]);

export class ColumnList {
  /** The element is a list; targets are references to choose from, as [key, label]. */
  constructor(list, columns, targets) {
    this.list = list;
    this.columns = columns;
    this.targets = targets;
    this.draw();
  }

  get kept() {
    return this.columns.filter((column) => !column.dropped);
  }

  add(column = newColumn()) {
    this.columns.push(column);
    this.draw();
    this.list.lastElementChild.querySelector("input").focus();
  }

  replace(columns) {
    this.columns = columns;
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...this.columns.map((column, position) => this.item(column, position)));
  }

  /** What is wrong with the columns, in words. */
  problems() {
    const problems = [];
    const seen = new Set();
    if (this.kept.length === 0) problems.push("A table needs at least one column.");
    for (const column of this.kept) {
      const name = column.name.trim().toLowerCase();
      if (!name) problems.push("Each column needs a name.");
      else if (seen.has(name)) problems.push(`Two columns have the name ${column.name}.`);
      seen.add(name);
    }
    return [...new Set(problems)];
  }

  item(column, position) {
    const item = element("li", "column-item");
    if (column.dropped) {
      item.classList.add("column-dropped");
      item.append(
        element("p", "", `${column.original} will be dropped, with all of its values.`),
        button("Keep it", "secondary", () => {
          column.dropped = false;
          this.draw();
        }),
      );
      return item;
    }
    item.append(this.name(column), this.type(column), this.flags(column), this.default(column));
    if (this.targets.length > 0) item.append(this.reference(column));
    item.append(this.moves(column, position));
    return item;
  }

  name(column) {
    const input = element("input");
    input.type = "text";
    input.value = column.name;
    input.spellcheck = false;
    input.autocapitalize = "off";
    input.addEventListener("input", () => (column.name = input.value));
    return labelled("Name", input, "column-item-name");
  }

  type(column) {
    const own = column.declaredType && !column.known ? [["", column.declaredType.toLowerCase()]] : [];
    const control = select([...own, ...TYPES], column.type);
    control.addEventListener("change", () => (column.type = control.value));
    return labelled("Type", control);
  }

  flags(column) {
    const place = element("span", "column-item-flags");
    for (const [member, words] of [
      ["isPk", "Key"],
      ["notNull", "Required"],
    ]) {
      const label = element("label");
      const box = element("input");
      box.type = "checkbox";
      box.checked = column[member];
      box.addEventListener("change", () => (column[member] = box.checked));
      label.append(box, ` ${words}`);
      place.append(label);
    }
    return place;
  }

  default(column) {
    const place = element("span", "column-item-default");
    const kept = column.default.mode === "kept" || column.keptDefault ? [["kept", column.keptDefault || column.default.value]] : [];
    if (column.default.mode === "kept") column.keptDefault = column.default.value;
    const mode = select([["none", "None"], ["value", "A value"], ...EXPRESSIONS, ...kept], column.default.mode);
    const input = element("input");
    input.type = "text";
    input.value = column.default.mode === "value" ? column.default.value : "";
    input.hidden = column.default.mode !== "value";
    input.setAttribute("aria-label", "Value of the default");
    mode.addEventListener("change", () => {
      input.hidden = mode.value !== "value";
      column.default = { mode: mode.value, value: input.value };
      if (!input.hidden) input.focus();
    });
    input.addEventListener("input", () => (column.default = { mode: "value", value: input.value }));
    place.append(labelled("Default", mode), input);
    return place;
  }

  reference(column) {
    const known = this.targets.some(([key]) => key === column.reference);
    const own = column.reference && !known ? [[column.reference, JSON.parse(column.reference).join(".")]] : [];
    const control = select([["", "Nothing"], ...own, ...this.targets], column.reference);
    control.addEventListener("change", () => (column.reference = control.value));
    return labelled("Refers to", control);
  }

  moves(column, position) {
    const place = element("span", "column-item-moves");
    const name = () => column.name || "this column";
    const move = (step, sign, words) => {
      const made = button(sign, "secondary", () => {
        this.columns.splice(position, 1);
        this.columns.splice(position + step, 0, column);
        this.draw();
        this.list.children[position + step].querySelectorAll(".column-item-moves button")[step < 0 ? 0 : 1].focus();
      });
      made.setAttribute("aria-label", `Move ${name()} ${words}`);
      made.disabled = position + step < 0 || position + step >= this.columns.length;
      return made;
    };
    const remove = button("\u2716", "secondary", () => {
      if (column.original) column.dropped = true;
      else this.columns.splice(position, 1);
      this.draw();
      (this.list.children[Math.min(position, this.columns.length - 1)]?.querySelector("input, button") || this.list).focus();
    });
    remove.setAttribute("aria-label", `Remove ${name()}`);
    place.append(move(-1, "\u2191", "up"), move(1, "\u2193", "down"), remove);
    return place;
  }
}

/** The default as the API takes it; a text that is a number is one in a column of numbers. */
export function defaultArguments(column) {
  const { mode, value } = column.default;
  if (mode === "none" || mode === "kept") return {};
  if (mode !== "value") return { default_expr: mode };
  const number = ["integer", "float"].includes(column.type) && value.trim() !== "" && Number.isFinite(Number(value));
  return { default: number ? Number(value) : value };
}

/** What columns can refer to, as [key, label]. */
export async function referenceTargets(address) {
  try {
    const response = await fetch(address);
    const answer = await response.json();
    return (answer.targets || []).map(({ fk_table, fk_column }) => [referenceKey(fk_table, fk_column), `${fk_table}.${fk_column}`]);
  } catch {
    return []; // the table can be made without references
  }
}

export function referenceArguments(column) {
  if (!column.reference) return {};
  const [fk_table, fk_column] = JSON.parse(column.reference);
  return { fk_table, fk_column };
}

export function showProblems(form, problems) {
  const place = form.querySelector(".form-problems");
  if (problems.length === 0) {
    place.replaceChildren();
    return;
  }
  const box = element("div", "message-error");
  const list = element("ul");
  list.append(...problems.map((problem) => element("li", "", problem)));
  box.append(list);
  place.replaceChildren(box);
  place.scrollIntoView({ block: "nearest" });
}

export function problemOfTableName(name) {
  if (!name.trim()) return ["The table needs a name."];
  return /^sqlite_/i.test(name.trim()) ? ["Names that begin with sqlite_ belong to SQLite."] : [];
}
