// Many rows are pasted, looked at, and sent in batches. Each batch is stored as a whole or not at all, and it is said which were.

import { element, button, submitButton } from "./form-dialog.js";
import { plural, sendRows } from "./row-batches.js";
import { readTable, toText, isNumber } from "./tabular.js";

const SHOWN_ROWS = 50;
const SHOWN_PROBLEMS = 20;

const tool = document.querySelector(".insert-rows-tool");
const facts = JSON.parse(tool.dataset.facts);
const source = tool.querySelector(".rows-source");
const preview = tool.querySelector(".rows-preview");
const text = tool.querySelector("#rows-text");
const columns = facts.columns.filter((column) => !column.generated);
const columnNamed = (name) => columns.find((column) => column.name.toLowerCase() === String(name).trim().toLowerCase());

function say(place, kind, ...content) {
  const box = element("div", `message-${kind}`);
  box.append(...content.map((part) => (typeof part === "string" ? element("p", "", part) : part)));
  place.replaceChildren(box);
}

// Where the rows come from

source.querySelector("[type=file]").addEventListener("change", async (event) => {
  const file = event.target.files[0];
  if (file) await take(file);
  event.target.value = "";
});

async function take(file) {
  text.value = await file.text();
  source.querySelector("[role=status]").textContent = `${file.name} is below.`;
  showPreview();
}

for (const name of ["dragover", "dragleave", "drop"]) {
  text.addEventListener(name, (event) => {
    if (name !== "dragleave" && !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    text.classList.toggle("drop-here", name === "dragover");
    if (name === "drop") take(event.dataTransfer.files[0]);
  });
}

source.querySelector("[data-copy-columns]").addEventListener("click", async () => {
  const names = columns.map((column) => column.name).join("\t");
  const status = source.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(names);
    status.textContent = "The names are on the clipboard, ready to be pasted into a spreadsheet.";
  } catch {
    text.value = text.value || `${names}\n`;
    status.textContent = "The names stand below; the browser gave no access to the clipboard.";
  }
});

source.addEventListener("submit", (event) => {
  event.preventDefault();
  showPreview();
});

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) showPreview();
});

function showPreview() {
  const problems = source.querySelector(".form-problems");
  problems.replaceChildren();
  preview.hidden = true;
  try {
    const table = readTable(text.value, (names) => names.some((name) => columnNamed(name)));
    if (table.rows.length === 0) throw new Error("There is a line with names, but no row below it.");
    if (!table.columns && table.rows[0].length > columns.length) {
      throw new Error(`The rows have ${plural(table.rows[0].length, "column")}, the table has ${columns.length}.`);
    }
    new Preview(table).show();
  } catch (error) {
    say(problems, "error", error.message);
    text.focus();
  }
}

// What would be stored

/** A value that cannot be stored as what the column is for; blank where it can. */
function problemOf(column, value) {
  if (value === null) return column.notNull && !column.default ? "is needed" : "";
  if (column.number && typeof value === "string" && !isNumber(value)) return "is not a number";
  if (typeof value !== "string" || value === "") return "";
  if (column.columnType === "email" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) return "is not an email address";
  if (column.columnType === "url" && !/^https?:\/\/\S+$/.test(value.trim())) return "is not a web address";
  if (column.columnType === "json") {
    try {
      JSON.parse(value);
    } catch {
      return "is not JSON";
    }
  }
  return "";
}

class Preview {
  constructor(table) {
    this.table = table;
    this.names = table.columns || columns.slice(0, table.rows[0].length).map((column) => column.name);
    this.targets = this.names.map((name) => columnNamed(name)?.name || "");
    this.targets = this.targets.map((name, position, all) => (all.indexOf(name) === position ? name : ""));
    this.emptyIsNull = true;
    this.mode = "insert";
    this.anyway = false;
  }

  /** Where a cell goes and what is stored there; undefined where the column is left to the database. */
  stored(column, cell) {
    if (cell === undefined) return undefined;
    if (typeof cell !== "string" || this.table.format === "JSON") return cell;
    if (cell === "" && (this.emptyIsNull || column.number)) {
      return column.notNull && (column.default || this.counts(column)) ? undefined : column.isPk && this.counts(column) ? undefined : null;
    }
    const loose = column.affinity === "blob" && isNumber(cell) && String(Number(cell)) === cell.trim();
    return loose ? Number(cell) : cell;
  }

  counts(column) {
    return column.isPk && facts.primaryKey.length === 1 && column.declaredType.toUpperCase() === "INTEGER";
  }

  rows() {
    const used = this.targets.map((name) => columns.find((column) => column.name === name));
    return this.table.rows.map((cells) => {
      const row = {};
      used.forEach((column, position) => {
        if (!column) return;
        const value = this.stored(column, cells[position]);
        if (value !== undefined) row[column.name] = value;
      });
      return row;
    });
  }

  problems(rows) {
    const found = [];
    const needed = columns.filter(
      (column) => !this.targets.includes(column.name) && !column.default && !this.counts(column) && (column.notNull || this.needsKey(column)),
    );
    for (const column of needed) found.push({ row: -1, text: `${column.name} is needed and not among the columns.` });
    rows.forEach((row, number) => {
      for (const [name, value] of Object.entries(row)) {
        const problem = problemOf(columnNamed(name), value);
        if (problem) found.push({ row: number, column: name, text: `Row ${number + 1}: ${name} ${problem}.` });
      }
    });
    return found;
  }

  needsKey(column) {
    return column.isPk && this.mode === "upsert";
  }

  show() {
    preview.hidden = false;
    this.draw();
    preview.querySelector("h2").focus();
  }

  draw() {
    const rows = this.rows();
    const problems = this.problems(rows);
    const heading = element("h2", "", `${plural(rows.length, "row")} of ${this.table.format}`);
    heading.tabIndex = -1;
    preview.replaceChildren(heading, this.notes(problems), this.grid(rows, problems), this.choices(problems), this.actions(rows, problems));
  }

  notes(problems) {
    const notes = element("div", "rows-problems");
    if (problems.length > 0) {
      const list = element("ul");
      list.append(...problems.slice(0, SHOWN_PROBLEMS).map((problem) => element("li", "", problem.text)));
      const more = problems.length > SHOWN_PROBLEMS ? [`and ${plural(problems.length - SHOWN_PROBLEMS, "more problem")}`] : [];
      say(notes, "warning", `${plural(problems.length, "value")} cannot be right:`, list, ...more);
    }
    notes.setAttribute("role", "status");
    return notes;
  }

  grid(rows, problems) {
    const wrong = new Set(problems.map((problem) => `${problem.row}:${problem.column}`));
    const wrapper = element("div", "table-wrapper");
    wrapper.tabIndex = 0;
    wrapper.setAttribute("role", "region");
    wrapper.setAttribute("aria-label", "Rows to be inserted");
    const table = element("table", "rows-and-columns");
    const head = element("tr");
    head.append(element("th", "", "Row"));
    this.names.forEach((name, position) => head.append(this.heading(name, position)));
    const top = element("thead");
    top.append(head);
    const body = element("tbody");
    rows.slice(0, SHOWN_ROWS).forEach((row, number) => {
      const line = element("tr");
      line.append(element("td", "type-pk", String(number + 1)));
      this.targets.forEach((name, position) => {
        const value = name in row ? row[name] : undefined;
        const shown = name ? value : this.table.rows[number][position];
        const cell = element("td", "", this.words(shown));
        if (!name) cell.classList.add("left-out");
        if (name && value === null) cell.classList.add("type-none");
        if (name && value === undefined) cell.classList.add("type-default");
        if (wrong.has(`${number}:${name}`)) cell.classList.add("cell-wrong");
        line.append(cell);
      });
      body.append(line);
    });
    table.append(top, body);
    wrapper.append(table);
    const rest = rows.length - SHOWN_ROWS;
    if (rest <= 0) return wrapper;
    const both = element("div");
    both.append(wrapper, element("p", "hint", `and ${plural(rest, "more row")}`));
    return both;
  }

  words(value) {
    if (value === null || value === undefined) return "\u00a0";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  heading(name, position) {
    const th = element("th");
    th.scope = "col";
    const select = element("select");
    select.setAttribute("aria-label", `Column of the table for ${name}`);
    for (const [value, label] of [["", "leave out"], ...columns.map((column) => [column.name, column.name])]) {
      select.append(new Option(label, value, false, value === this.targets[position]));
    }
    select.addEventListener("change", () => {
      this.targets = this.targets.map((target, other) => (other !== position && target === select.value ? "" : target));
      this.targets[position] = select.value;
      this.draw();
      preview.querySelectorAll("th select")[position].focus();
    });
    th.append(element("span", "rows-source-name", name), select);
    return th;
  }

  choices(problems) {
    const place = element("fieldset", "rows-choices");
    const modes = [
      ["insert", "Stop with an error", true],
      ["ignore", "Leave those rows out", true],
      ["replace", "Put those rows in the place of the ones that are there", facts.mayUpdate],
      ["upsert", "Update the ones that are there, insert the others", facts.mayUpdate && this.hasKey()],
    ].filter(([, , offered]) => offered);
    if (!modes.some(([mode]) => mode === this.mode)) this.mode = "insert";
    const label = element("label", "", "Where a row with the same key is there");
    label.htmlFor = "rows-mode";
    const select = element("select");
    select.id = "rows-mode";
    for (const [mode, words] of modes) select.append(new Option(words, mode, false, mode === this.mode));
    select.addEventListener("change", () => {
      this.mode = select.value;
      this.draw();
      preview.querySelector("#rows-mode").focus();
    });
    const choice = element("p", "rows-mode");
    choice.append(label, select);
    place.append(choice);
    if (this.table.format !== "JSON") {
      place.append(this.check("Empty cells are NULL", this.emptyIsNull, (checked) => (this.emptyIsNull = checked)));
    }
    if (problems.length > 0) {
      place.append(this.check("Insert all the same", this.anyway, (checked) => (this.anyway = checked)));
    }
    return place;
  }

  hasKey() {
    return facts.primaryKey.length > 0 && facts.primaryKey.every((name) => this.targets.includes(name));
  }

  check(words, checked, change) {
    const line = element("p", "check");
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.checked = checked;
    box.addEventListener("change", () => {
      change(box.checked);
      this.draw();
    });
    label.append(box, ` ${words}`);
    line.append(label);
    return line;
  }

  actions(rows, problems) {
    const place = element("div");
    const submit = submitButton(`Insert ${plural(rows.length, "row")}`);
    const none = this.targets.every((name) => name === "");
    submit.disabled = none || (problems.length > 0 && !this.anyway);
    const batches = Math.ceil(rows.length / facts.mostRows);
    const promise =
      batches > 1
        ? `They are sent in ${batches} batches of up to ${facts.mostRows} rows. A batch is stored as a whole or not at all; batches before one that fails stay.`
        : "They are stored together or not at all.";
    const line = element("p", "form-actions");
    line.append(submit);
    place.append(element("p", "hint", promise), line);
    preview.onsubmit = (event) => {
      event.preventDefault();
      if (!submit.disabled) new Sending(this, rows).run();
    };
    return place;
  }
}

// Sending

class Sending {
  constructor(shown, rows) {
    this.shown = shown;
    this.rows = rows;
    this.stored = 0;
    this.stopped = false;
  }

  async run() {
    this.draw();
    const upsert = this.shown.mode === "upsert";
    const { stored, refused } = await sendRows(`${facts.tableUrl}/-/${upsert ? "upsert" : "insert"}`, this.rows, {
      options: { insert: {}, ignore: { ignore: true }, replace: { replace: true }, upsert: {} }[this.shown.mode],
      limits: facts,
      isStopped: () => this.stopped,
      onProgress: (sent) => {
        this.progress.value = sent;
        this.count.textContent = `${plural(sent, "row")} of ${this.rows.length.toLocaleString("en")} sent`;
      },
    });
    this.stored = stored;
    if (refused) {
      this.failed(refused);
    } else {
      this.done();
    }
  }

  draw() {
    this.progress = element("progress");
    this.progress.max = this.rows.length;
    this.progress.value = 0;
    this.progress.setAttribute("aria-label", "Rows sent");
    this.count = element("p", "", "Sending\u2026");
    this.count.setAttribute("role", "status");
    source.hidden = true;
    preview.replaceChildren(
      this.progress,
      this.count,
      button("Stop after this batch", "secondary", () => (this.stopped = true)),
    );
  }

  toTable() {
    const link = element("a", "button", "Show the table");
    link.href = facts.tableUrl;
    return link;
  }

  done() {
    const all = this.stored === this.rows.length;
    const verb = { insert: "inserted", ignore: "sent; those with a key that is there were left out", replace: "stored", upsert: "stored" }[
      this.shown.mode
    ];
    say(preview, all ? "info" : "warning", `${plural(this.stored, "row")} ${verb}.${all ? "" : ` ${plural(this.rows.length - this.stored, "row")} not sent.`}`);
    preview.firstElementChild.setAttribute("role", "status");
    const line = element("p", "form-actions");
    line.append(this.toTable());
    if (all) text.value = "";
    else this.keepRest();
    preview.append(line);
    line.querySelector("a").focus();
  }

  /** What is not stored yet goes back to where it can be mended. */
  keepRest() {
    source.hidden = false;
    const { format, rows } = this.shown.table;
    const rest = rows.slice(this.stored);
    text.value =
      format === "JSON"
        ? JSON.stringify(rest.map((row) => Object.fromEntries(this.shown.names.map((name, cell) => [name, row[cell]]))), null, 1)
        : toText(this.shown.names, rest);
  }

  failed({ rows, errors }) {
    this.keepRest();
    preview.hidden = false;
    const first = this.stored + 1;
    const list = element("ul");
    list.append(...errors.map((error) => element("li", "", error)));
    const kept = this.stored === 0 ? "Nothing was stored." : `The first ${plural(this.stored, "row")} are stored.`;
    say(
      preview,
      "error",
      `${kept} The batch of rows ${first} to ${this.stored + rows} was refused as a whole:`,
      list,
      "What is not stored stands above, to be mended and sent again.",
    );
    preview.firstElementChild.setAttribute("role", "alert");
    if (this.stored > 0) preview.append(this.toTable());
    text.focus();
  }
}

// Leaving loses what was pasted.
window.addEventListener("beforeunload", (event) => {
  if (!preview.hidden && text.value.trim() && preview.querySelector("progress")) event.preventDefault();
});
