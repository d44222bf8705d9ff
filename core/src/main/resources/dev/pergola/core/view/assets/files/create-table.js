// A table is made: its columns are laid out by hand, or guessed from rows that are pasted, which are stored in it then.

import { element, send } from "./form-dialog.js";
import { readTable, typeOf } from "./tabular.js";
import { plural, sendRows } from "./row-batches.js";
import {
  ColumnList,
  newColumn,
  defaultArguments,
  referenceArguments,
  referenceTargets,
  problemOfTableName,
  showProblems,
} from "./table-designer.js";

const SHOWN_ROWS = 5;

const form = document.querySelector("form.table-designer");
const facts = JSON.parse(form.dataset.facts);
const nameInput = form.querySelector("[name=table]");
const submit = form.querySelector("button[type=submit]");
const pasted = form.querySelector("#table-rows");
const shown = form.querySelector(".table-rows-shown");

/** What was pasted; null where the table is made empty. */
let data = null;
let created = "";

const first = { ...newColumn("id", "integer"), isPk: true };
const list = new ColumnList(form.querySelector(".column-list"), [first, newColumn()], await referenceTargets(facts.targetsUrl));

form.querySelector("[data-add-column]").addEventListener("click", () => list.add());

// Columns from data

pasted?.addEventListener("input", readRows);
pasted?.addEventListener("drop", async (event) => {
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  await take(file);
});
form.querySelector("[type=file]")?.addEventListener("change", async (event) => {
  if (event.target.files[0]) await take(event.target.files[0]);
  event.target.value = "";
});

async function take(file) {
  pasted.value = await file.text();
  if (!nameInput.value) nameInput.value = file.name.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}_]+/gu, "_");
  readRows();
}

function readRows() {
  data = null;
  shown.replaceChildren();
  showProblems(form, []);
  if (!pasted.value.trim()) {
    list.replace([first, newColumn()]);
    describe();
    return;
  }
  try {
    const table = readTable(pasted.value, () => true);
    if (table.rows.length === 0) throw new Error("There is a line with names, but no row below it.");
    data = { ...table, columns: namesOf(table.columns) };
    const guessed = data.columns.map((name, position) => {
      const values = data.rows.map((row) => row[position]);
      return { ...newColumn(name, typeOf(values)), cell: position };
    });
    const key = keyAmong(guessed);
    if (key) key.isPk = true;
    list.replace(key ? guessed : [{ ...first, name: unusedName("id", data.columns), cell: undefined }, ...guessed]);
    showRows();
  } catch (error) {
    data = null;
    showProblems(form, [error.message]);
  }
  describe();
}

/** Columns without a name get one, and of two with the same name the second gets a number. */
function namesOf(names) {
  const used = [];
  for (const [position, name] of names.entries()) used.push(unusedName(name || `column_${position + 1}`, used));
  return used;
}

function unusedName(name, used) {
  let free = name;
  for (let number = 2; used.some((other) => other.toLowerCase() === free.toLowerCase()); number += 1) free = `${name}_${number}`;
  return free;
}

/** A column that identifies rows: short values without spaces, each there once; one that says so by its name goes first. */
function keyAmong(columns) {
  const fits = (column) => {
    const values = data.rows.map((row) => row[column.cell]);
    return (
      values.every((value) => ["string", "number"].includes(typeof value) && /^\S{1,19}$/.test(String(value))) &&
      new Set(values.map(String)).size === values.length
    );
  };
  const named = columns.find((column) => /^(id|key|code|uuid)$/i.test(column.name) && fits(column));
  return named || (columns[0].type !== "float" && /id$|key$|code$/i.test(columns[0].name) && fits(columns[0]) ? columns[0] : null);
}

function showRows() {
  const table = element("table", "rows-and-columns");
  const head = element("thead");
  const names = element("tr");
  names.append(...data.columns.map((name) => element("th", "", name)));
  head.append(names);
  const body = element("tbody");
  for (const row of data.rows.slice(0, SHOWN_ROWS)) {
    const line = element("tr");
    for (const value of row) {
      const text = value === null || value === undefined ? "\u00a0" : typeof value === "object" ? JSON.stringify(value) : String(value);
      line.append(element("td", "", text));
    }
    body.append(line);
  }
  table.append(head, body);
  const wrapper = element("div", "table-wrapper");
  wrapper.tabIndex = 0;
  wrapper.setAttribute("role", "region");
  wrapper.setAttribute("aria-label", "The first rows");
  wrapper.append(table);
  shown.replaceChildren(element("p", "hint", `${plural(data.rows.length, "row")} of ${data.format}; these are the first.`), wrapper);
}

function describe() {
  submit.textContent = data ? `Create the table with ${plural(data.rows.length, "row")}` : "Create the table";
}

/** What is stored in a cell: nothing where a cell of numbers is blank, and an empty text where one of texts is. */
function stored(column, value) {
  if (value === undefined) return undefined;
  return value === "" && ["integer", "float"].includes(column.type) ? null : value;
}

function rows(columns) {
  const used = columns.filter((column) => column.cell !== undefined);
  return data.rows.map((cells) => {
    const row = {};
    for (const column of used) {
      const value = stored(column, cells[column.cell]);
      if (value !== undefined) row[column.name.trim()] = value;
    }
    return row;
  });
}

// Making it

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const table = nameInput.value.trim();
  const problems = [...problemOfTableName(table), ...list.problems()];
  showProblems(form, problems);
  if (problems.length > 0) return;
  submit.disabled = true;
  const columns = list.kept;
  const key = columns.filter((column) => column.isPk).map((column) => column.name.trim());
  if (created !== table) {
    const answer = await send(facts.createUrl, {
      table,
      columns: columns.map((column) => ({
        name: column.name.trim(),
        type: column.type,
        ...(column.notNull ? { not_null: true } : {}),
        ...defaultArguments(column),
        ...referenceArguments(column),
      })),
      ...(key.length === 1 ? { pk: key[0] } : key.length > 1 ? { pks: key } : {}),
    });
    if (!answer.ok) {
      submit.disabled = false;
      showProblems(form, answer.errors || [answer.error]);
      return;
    }
    facts.tableUrl = new URL(answer.table_url).pathname;
  }
  if (!data) {
    location.assign(facts.tableUrl);
    return;
  }
  created = table;
  const all = rows(columns);
  const result = await sendRows(`${facts.tableUrl}/-/insert`, all, {
    limits: facts,
    onProgress: (count) => (submit.textContent = `${plural(count, "row")} of ${all.length.toLocaleString("en")} stored`),
  });
  if (!result.refused) {
    location.assign(facts.tableUrl);
    return;
  }
  showRefused(result);
});

/** The table is there, so it is only said what became of the rows. */
function showRefused({ stored: count, refused }) {
  const link = element("a", "", "Look at the table");
  link.href = facts.tableUrl;
  showProblems(form, refused.errors);
  const box = form.querySelector(".form-problems .message-error");
  box.prepend(
    element("p", "", `The table was made, with ${plural(count, "row")}. The rows ${count + 1} to ${count + refused.rows} were refused together:`),
  );
  box.append(link);
}
