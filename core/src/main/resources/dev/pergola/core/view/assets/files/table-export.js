// Everything that can be made of the rows of this page: files, and texts for the clipboard. Numbers keep all their digits.

import { element, openDialog } from "./form-dialog.js";
import { dropdown } from "./dropdown.js";
import { patiently } from "./patience.js";

const shownRows = () => [...document.querySelectorAll("table.rows-and-columns > tbody > tr")];

/** Rows that are marked, or else those over which a selection goes; empty where all are meant. */
function chosenPositions() {
  const rows = shownRows();
  const marked = rows.flatMap((row, at) => (row.classList.contains("row-marked") ? [at] : []));
  if (marked.length > 0) return marked;
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed) return [];
  const touched = rows.flatMap((row, at) => (selection.containsNode(row, true) ? [at] : []));
  return touched.length > 1 ? touched : [];
}

function thisPageAs(format, change = {}) {
  const url = new URL(`${location.pathname}.${format}`, location.href);
  url.search = location.search;
  for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
  return url;
}

/** A number stays the text that it is, where the browser lets it. */
const exactly = (_name, value, context) =>
  typeof value === "number" && context?.source && JSON.rawJSON ? JSON.rawJSON(context.source) : value;

async function rowsOfPage(positions, signal) {
  const address = thisPageAs("json", { _shape: "arrays", _extra: "columns", _nofacet: 1, _nosuggest: 1 });
  const response = await fetch(address, { signal });
  const answer = JSON.parse(await response.text(), exactly);
  if (!response.ok) throw new Error(answer.error);
  const whole = positions.length === 0 || answer.rows.length !== shownRows().length;
  return { columns: answer.columns, rows: whole ? answer.rows : positions.map((at) => answer.rows[at]) };
}

const isNumber = (value) => typeof value === "number" || value?.rawJSON !== undefined;

function asText(value) {
  if (value === null) return "";
  if (value.rawJSON !== undefined) return value.rawJSON;
  return typeof value === "object" ? (value.encoded ?? JSON.stringify(value)) : String(value);
}

function markdown({ columns, rows }) {
  const line = (cells) => `| ${cells.map((cell) => asText(cell).replace(/[|\\]/g, "\\$&").replace(/\r?\n/g, "<br>")).join(" | ")} |`;
  const numeric = columns.map((_, at) => rows.length > 0 && rows.every((row) => row[at] === null || isNumber(row[at])));
  const rule = `| ${numeric.map((right) => (right ? "---:" : "---")).join(" | ")} |`;
  return [line(columns), rule, ...rows.map(line)].join("\n");
}

function csv({ columns, rows }) {
  const field = (value) => {
    const text = asText(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => row.map(field).join(",")).join("\r\n");
}

function json({ columns, rows }) {
  const objects = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
  return JSON.stringify(objects, null, 2);
}

const hexadecimal = (base64) =>
  [...atob(base64)].map((sign) => sign.charCodeAt(0).toString(16).padStart(2, "0")).join("");

function literal(value) {
  if (value === null) return "NULL";
  if (isNumber(value)) return asText(value);
  if (value.encoded !== undefined) return `X'${hexadecimal(value.encoded)}'`;
  return `'${asText(value).replaceAll("'", "''")}'`;
}

function inserts({ columns, rows }) {
  const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
  const head = `INSERT INTO ${quoted(tableName())} (${columns.map(quoted).join(", ")}) VALUES`;
  return rows.map((row) => `${head} (${row.map(literal).join(", ")});`).join("\n");
}

/** The last part of the address, which has a tilde before two hexadecimal digits. */
function tableName() {
  const coded = location.pathname.split("/").at(-1);
  return decodeURIComponent(coded.replace(/%/g, "%25").replace(/~/g, "%").replace(/\+/g, " "));
}

function tell(sentence) {
  const note = element("p", "copied-note", sentence);
  note.setAttribute("role", "status");
  document.body.append(note);
  setTimeout(() => note.remove(), 2500);
}

/** Where a browser keeps its clipboard to itself, the text is shown to be copied by hand. */
async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    tell(`${what} copied.`);
  } catch {
    const area = element("textarea", "copy-by-hand");
    area.value = text;
    area.rows = 12;
    area.setAttribute("aria-label", what);
    openDialog({ title: `Copy ${what}`, content: area });
    area.select();
  }
}

async function copyRows(write, name) {
  const positions = chosenPositions();
  try {
    const data = await patiently("Reading the rows", (signal) => rowsOfPage(positions, signal));
    await copy(write(data), `${data.rows.length} ${data.rows.length === 1 ? "row" : "rows"} as ${name}`);
  } catch (error) {
    if (error.name !== "AbortError") tell(`The rows could not be read: ${error.message}`);
  }
}

function files() {
  const found = [
    { label: "CSV of this page", href: thisPageAs("csv", { _dl: "on" }), download: true },
    { label: "JSON of this page", href: thisPageAs("json") },
    { label: "JSON lines of this page", href: thisPageAs("json", { _shape: "array", _nl: "on" }) },
  ];
  if (document.querySelector("#export input[name=_stream]")) {
    found.push({ label: "CSV of all rows", href: thisPageAs("csv", { _dl: "on", _stream: "on" }), download: true });
    found.push({ label: "JSON lines of all rows", href: thisPageAs("json", { _shape: "array", _nl: "on", _stream: "on" }) });
  }
  for (const link of document.querySelectorAll(".export-links a")) {
    if (!["json", "CSV", "advanced"].includes(link.textContent)) found.push({ label: link.textContent, href: link.href });
  }
  return found;
}

function copies() {
  const found = [
    { label: "Copy as Markdown", onClick: () => copyRows(markdown, "Markdown") },
    { label: "Copy as CSV", onClick: () => copyRows(csv, "CSV") },
    { label: "Copy as JSON", onClick: () => copyRows(json, "JSON") },
    { label: "Copy as SQL inserts", onClick: () => copyRows(inserts, "SQL") },
  ];
  const sql = document.querySelector(".table-links a[href*='sql=']");
  if (sql) {
    found.push({ label: "Copy the SELECT", onClick: () => copy(new URL(sql.href).searchParams.get("sql"), "The SELECT") });
  }
  found.push({ label: "Copy the address", onClick: () => copy(location.href, "The address") });
  return found;
}

export function toggleExportMenu(button) {
  const chosen = chosenPositions().length;
  const heading = element("p", "dropdown-heading", chosen === 0 ? "What is shown" : chosen === 1 ? "1 row" : `${chosen} rows`);
  dropdown.toggle(button, [element("p", "dropdown-heading", "Files"), dropdown.list(files()), heading, dropdown.list(copies())]);
}
