// A table is changed: what was edited becomes a list of operations, which is shown in words before it is carried out.

import { element, button, submitButton, openDialog, send } from "./form-dialog.js";
import {
  ColumnList,
  EXPRESSIONS,
  TYPES,
  defaultArguments,
  referenceArguments,
  referenceKey,
  referenceTargets,
  problemOfTableName,
  showProblems,
} from "./table-designer.js";

const form = document.querySelector("form.table-designer");
const facts = JSON.parse(form.dataset.facts);
const nameInput = form.querySelector("[name=table]");
const KNOWN = { TEXT: "text", INTEGER: "integer", REAL: "float", BLOB: "blob" };

/** The default of a column as it stands in the schema: a value, one of the known expressions, or something else that is kept. */
function readDefault(sql) {
  if (sql === null) return { mode: "none", value: "" };
  const word = sql.toLowerCase();
  if (EXPRESSIONS.some(([name]) => name === word)) return { mode: word, value: "" };
  if (/^'(?:[^']|'')*'$/.test(sql)) return { mode: "value", value: sql.slice(1, -1).replace(/''/g, "'") };
  if (/^[-+]?\d+(\.\d+)?$/.test(sql)) return { mode: "value", value: sql };
  return { mode: "kept", value: sql };
}

const read = (column) => ({
  original: column.name,
  name: column.name,
  declaredType: column.declaredType || "no type",
  known: column.declaredType.toUpperCase() in KNOWN,
  type: KNOWN[column.declaredType.toUpperCase()] || "",
  isPk: column.isPk,
  notNull: column.notNull,
  default: readDefault(column.default),
  reference: column.fk_table ? referenceKey(column.fk_table, column.fk_column) : "",
  dropped: false,
});

const editable = facts.columns.filter((column) => !column.generated);
const before = editable.map(read);
const list = new ColumnList(form.querySelector(".column-list"), editable.map(read), await referenceTargets(facts.targetsUrl));

form.querySelector("[data-add-column]").addEventListener("click", () => list.add());

// What was changed

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const typeWords = (type) => Object.fromEntries(TYPES)[type].toLowerCase();

function defaultWords(column) {
  const { mode, value } = column.default;
  if (mode === "none") return "no default";
  return mode === "value" ? `the default ${value}` : `the default ${mode}`;
}

/** Operations of the API, each with a sentence. Columns are named as they are now, whatever their new name is. */
function changes() {
  const found = [];
  const add = (op, args, words, warning = false) => found.push({ operation: { op, args }, words, warning });
  const called = (column) => column.original || column.name.trim();
  const old = new Map(before.map((column) => [column.original, column]));
  for (const column of list.columns) {
    const was = old.get(column.original);
    const name = column.name.trim();
    if (column.dropped) {
      add("drop_column", { name: column.original }, `Drop the column ${column.original} with all of its values.`, true);
    } else if (!was) {
      add(
        "add_column",
        { name, type: column.type, ...(column.notNull ? { not_null: true } : {}), ...defaultArguments(column) },
        `Add the column ${name}, ${typeWords(column.type)}${column.notNull ? ", required" : ""}, with ${defaultWords(column)}.`,
      );
    } else {
      if (name !== was.original) add("rename_column", { name: was.original, to: name }, `Rename the column ${was.original} to ${name}.`);
      const args = {};
      const words = [];
      if (column.type !== was.type && column.type) {
        args.type = column.type;
        words.push(`is ${typeWords(column.type)}`);
      }
      if (column.notNull !== was.notNull) {
        args.not_null = column.notNull;
        words.push(column.notNull ? "is required" : "may be NULL");
      }
      if (!same(column.default, was.default) && column.default.mode !== "kept") {
        Object.assign(args, column.default.mode === "none" ? { default: null } : defaultArguments(column));
        words.push(`has ${defaultWords(column)}`);
      }
      if (words.length > 0) add("alter_column", { name: was.original, ...args }, `The column ${was.original} ${words.join(", ")}.`);
    }
  }
  const kept = list.kept;
  const keys = (columns) => columns.filter((column) => column.isPk).map(called);
  if (!same(keys(kept), keys(before)) && keys(kept).length > 0) {
    add("set_primary_key", { columns: keys(kept) }, `The primary key is ${keys(kept).join(", ")}.`);
  }
  const references = (columns) => columns.filter((column) => column.reference).map((column) => [called(column), column.reference]);
  if (!same(references(kept).sort(), references(before).filter(([name]) => kept.some((column) => column.original === name)).sort())) {
    const all = kept.filter((column) => column.reference);
    add(
      "set_foreign_keys",
      { foreign_keys: all.map((column) => ({ column: called(column), ...referenceArguments(column) })) },
      all.length === 0
        ? "No column refers to another table."
        : `${all.map((column) => `${called(column)} refers to ${JSON.parse(column.reference).join(".")}`).join(", ")}.`,
    );
  }
  const usual = [...before.filter((column) => kept.some((one) => one.original === column.original)).map(called), ...kept.filter((column) => !column.original).map(called)];
  if (!same(kept.map(called), usual)) add("reorder_columns", { columns: kept.map(called) }, `The order is ${kept.map(called).join(", ")}.`);
  const table = nameInput.value.trim();
  if (table !== facts.table) add("rename_table", { to: table }, `Rename the table to ${table}.`);
  return found;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const problems = [...problemOfTableName(nameInput.value), ...list.problems()];
  if (before.some((column) => column.isPk) && !list.kept.some((column) => column.isPk)) problems.push("The table needs a key.");
  const found = problems.length > 0 ? [] : changes();
  if (problems.length === 0 && found.length === 0) problems.push("Nothing was changed.");
  showProblems(form, problems);
  if (problems.length === 0) review(found);
});

function review(found) {
  const content = element("form", "core");
  const problem = element("div", "form-problems");
  problem.setAttribute("role", "alert");
  const items = element("ul", "bullets");
  items.append(...found.map(({ words, warning }) => element("li", warning ? "change-loses" : "", words)));
  const actions = element("p", "form-actions");
  const loses = found.some(({ warning }) => warning);
  const apply = submitButton("Apply these changes", loses ? "danger" : "");
  const back = button("Back", "secondary", () => opened.leave());
  actions.append(apply, back);
  content.append(problem, items);
  if (loses) content.append(element("p", "message-warning", "What is dropped cannot be brought back."));
  content.append(actions);
  const opened = openDialog({ title: "Review the changes", content, opener: form.querySelector("button[type=submit]"), className: "small-dialog" });
  opened.dialog.id = "table-alter-dialog";
  (loses ? back : apply).focus();
  content.addEventListener("submit", async (event) => {
    event.preventDefault();
    apply.disabled = true;
    const answer = await send(facts.alterUrl, { operations: found.map(({ operation }) => operation) });
    apply.disabled = false;
    if (answer.ok) {
      location.assign(new URL(answer.table_url).pathname);
    } else {
      showProblems(content, answer.errors || [answer.error]);
    }
  });
}

// Dropping the table

form.querySelector("[data-drop-table]")?.addEventListener("click", async (event) => {
  const opener = event.currentTarget;
  const asked = await send(facts.dropUrl, {});
  const content = element("form", "core");
  const problem = element("div", "form-problems");
  problem.setAttribute("role", "alert");
  const rows = Number.isInteger(asked.row_count) ? ` with ${asked.row_count.toLocaleString("en")} rows` : "";
  const input = element("input");
  input.type = "text";
  input.autocomplete = "off";
  const label = element("label", "", `Type the name of the table, ${facts.table}, to drop it.`);
  input.id = "drop-table-name";
  label.htmlFor = input.id;
  const question = element("p");
  question.append(label, input);
  const actions = element("p", "form-actions");
  const drop = submitButton("Drop the table", "danger");
  drop.disabled = true;
  input.addEventListener("input", () => (drop.disabled = input.value !== facts.table));
  actions.append(drop, button("Cancel", "secondary", () => opened.leave()));
  content.append(problem, element("p", "", `The table ${facts.table}${rows} is gone for good then.`), question, actions);
  const opened = openDialog({ title: `Drop ${facts.table}?`, content, opener, className: "small-dialog" });
  input.focus();
  content.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    if (drop.disabled) return;
    const answer = await send(facts.dropUrl, { confirm: true });
    if (answer.ok) location.assign(facts.databaseUrl);
    else showProblems(content, answer.errors || [answer.error]);
  });
});
