// Pages on which SQL is written or run: keys, formatting, parameters, history, and results without leaving the page. Without
// this script the form does the same by going to another page.

import { followParameters } from "./sql-parameters.js";
import { offerHistory } from "./sql-history.js";
import { runInPlace, tell } from "./sql-run.js";

const area = document.querySelector("form textarea[name=sql]");
const form = document.querySelector("form[data-sql-form]") || area?.form;

/** Writes a statement where a person would, so that he can take it back. */
function replaceStatement(sql) {
  area.value = sql;
  area.dispatchEvent(new Event("sql-replaced"));
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

let formatter;

/** Large, so it is loaded when somebody wants it; published as a script that leaves its functions in a variable. */
function loadFormatter() {
  formatter ||= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("sql-formatter.js", import.meta.url);
    script.addEventListener("load", () => resolve(window.sqlFormatter));
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  return formatter;
}

async function format() {
  try {
    const { format: formatSql } = await loadFormatter();
    replaceStatement(formatSql(area.value, { language: "sqlite" }));
    tell(form, "The SQL was formatted.");
  } catch {
    tell(form, "This SQL cannot be formatted: the formatter does not understand it.", true);
  }
}

/** The event comes from the textarea, or from the editor in its place. */
const inEditor = (target) => target === area || target.localName === "sql-editor";

function pressRun() {
  const run = form.querySelector("button[type=submit]:not([name])");
  if (run && !run.disabled) form.requestSubmit(run);
}

function keepWriting() {
  const button = document.getElementById("sql-format");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", format);
  }
  const past = form.matches("[data-database]") ? offerHistory(form, area, replaceStatement) : null;
  form.addEventListener("keydown", (event) => {
    if (!inEditor(event.target)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      pressRun();
    } else if (past && event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      past.step(event.key === "ArrowUp" ? 1 : -1);
    }
  });
  form.addEventListener("submit", () => past?.remember(area.value));
  if (form.dataset.parametersUrl) followParameters(form, area);
}

/** Told only: the editor and the form hear these keys. */
function tellKeys({ detail }) {
  const group = "SQL editor";
  detail.add({ keys: "Control+Enter", words: "Run the statement", group });
  detail.add({ keys: "Control+Space", words: "Complete a name", group });
  detail.add({ keys: "Alt+ArrowUp", words: "The statement that was run before", group });
  detail.add({ keys: "Escape", words: "Then Tab: leave the editor", group });
}

if (form) {
  if (area) {
    keepWriting();
    document.addEventListener("pergola-shortcuts", tellKeys);
  }
  runInPlace(form, area, replaceStatement);
}
