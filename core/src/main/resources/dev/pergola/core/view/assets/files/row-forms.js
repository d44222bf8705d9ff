// Rows are inserted, edited and deleted in dialogs. The pages that do the same without a script are where they come from.

import { element, button, submitButton, openDialog, send } from "./form-dialog.js";
import { fieldsOf, showProblems } from "./row-fields.js";

const writing = document.querySelector("[data-writing]");
const allowed = new Set((writing?.dataset.writing || "").split(" "));
const tableUrl = writing?.dataset.tableUrl;
const onRowPage = document.body.classList.contains("row");

const rowsOnPage = () => [...document.querySelectorAll("table.rows-and-columns tr[data-row]")];
const rowElement = (key) => rowsOnPage().find((row) => row.dataset.row === key);
const body = () => document.querySelector("table.rows-and-columns tbody");

/** One sentence above the table, also for those who do not see it. */
function tell(sentence) {
  let status = document.querySelector(".row-mutation-status");
  if (!status) {
    status = element("p", "row-mutation-status");
    status.setAttribute("role", "status");
    document.querySelector(".above-table-panel, .table-wrapper")?.before(status);
  }
  status.textContent = sentence;
}

/** A row as this page would show it; null where its filters leave it out. */
async function rowAsShown(key) {
  const address = new URL(`${tableUrl}/-/fragment`, location.href);
  address.search = location.search;
  address.searchParams.delete("_next");
  address.searchParams.set("_row", key);
  const response = await fetch(address);
  if (!response.ok) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const row = page.querySelector("tr[data-row]");
  return row && document.adoptNode(row);
}

/** How many rows there are was said by the server, so it is asked again. */
async function refreshCount() {
  const response = await fetch(location.href);
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const count = page.querySelector(".row-count");
  if (count) document.querySelector(".row-count")?.replaceWith(document.adoptNode(count));
}

function action(key, name, label, sign) {
  const link = element("a", `row-inline-action row-inline-action-${name}`, sign);
  link.href = `${tableUrl}/${key}/-/${name === "edit" ? "edit" : "remove"}`;
  link.dataset.rowAction = name;
  link.setAttribute("aria-label", `${label} row ${key}`);
  link.title = `${label} this row`;
  return link;
}

/** Puts what can be done with a row behind the link to it. */
function decorate(row) {
  const link = row.querySelector("td a");
  if (onRowPage || !link || row.querySelector(".row-inline-actions")) return;
  const wrapper = element("span", "row-link-with-actions");
  const actions = element("span", "row-inline-actions");
  if (allowed.has("update-row")) actions.append(action(row.dataset.row, "edit", "Edit", "\u270e"));
  if (allowed.has("delete-row")) actions.append(action(row.dataset.row, "delete", "Delete", "\u2716"));
  if (!actions.children.length) return;
  link.replaceWith(wrapper);
  wrapper.append(link, actions);
}

function flash(row) {
  row.classList.add("row-changed");
  row.addEventListener("animationend", () => row.classList.remove("row-changed"), { once: true });
}

async function showInserted({ row, message }) {
  const shown = await rowAsShown(row);
  if (shown) {
    decorate(shown);
    body().prepend(shown);
    flash(shown);
    tell(`${message}.`);
  } else {
    tell(`${message}. It does not meet the filters of this page.`);
  }
  await refreshCount();
}

async function showUpdated({ row, message }) {
  const old = rowElement(row);
  const shown = await rowAsShown(row);
  if (shown) {
    decorate(shown);
    old?.replaceWith(shown);
    flash(shown);
    shown.querySelector("[data-row-action=edit]")?.focus();
    tell(`${message}.`);
  } else {
    old?.remove();
    tell(`${message}. It does not meet the filters of this page any more.`);
    await refreshCount();
  }
}

async function showDeleted(key, message) {
  const old = rowElement(key);
  const next = old?.nextElementSibling || old?.previousElementSibling;
  old?.remove();
  tell(`${message}.`);
  (next?.querySelector("a") || document.querySelector(".table-row-toolbar a"))?.focus();
  await refreshCount();
}

async function saved(form, answer) {
  if (onRowPage || !body()) {
    location.reload();
  } else if (form.dataset.mode === "insert") {
    await showInserted(answer);
  } else {
    await showUpdated(answer);
  }
}

/** Sends the form and shows what came of it. */
async function save(form, fields, opened) {
  const obstacles = {};
  for (const field of fields) {
    const obstacle = field.obstacle();
    if (obstacle) obstacles[field.context.column] = [obstacle];
  }
  if (Object.keys(obstacles).length > 0) {
    showProblems(form, fields, obstacles, []);
    return;
  }
  const submit = form.querySelector("button[type=submit]");
  const words = submit.textContent;
  submit.disabled = true;
  submit.textContent = "Saving\u2026";
  const address = new URL(form.action);
  if (onRowPage || !body()) address.searchParams.set("_message", "1");
  const answer = await send(address, new URLSearchParams(new FormData(form)));
  submit.disabled = false;
  submit.textContent = words;
  if (answer.ok) {
    for (const field of fields) field.markClean();
    opened.end();
    await saved(form, answer);
  } else {
    showProblems(form, fields, answer.columns || {}, answer.columns ? answer.errors : answer.errors || [answer.error]);
  }
}

/** The form of a page in a dialog; where that cannot be had, the page itself. */
async function openRowForm(address, opener) {
  const response = await fetch(address).catch(() => null);
  const text = response?.ok ? await response.text() : "";
  const page = new DOMParser().parseFromString(text, "text/html");
  const found = page.querySelector("form.row-form");
  if (!found) {
    location.assign(address);
    return;
  }
  const form = document.adoptNode(found);
  form.noValidate = true; // what is wrong is said at the fields, and in the same words for everybody
  let fields = [];
  const opened = openDialog({
    title: page.querySelector("h1").textContent.trim(),
    content: form,
    isChanged: () => fields.some((field) => field.hasChanged()),
    opener,
    className: "row-dialog",
  });
  opened.dialog.id = form.dataset.mode === "insert" ? "row-insert-dialog" : "row-edit-dialog";
  fields = fieldsOf(form, opened.dialog);
  opened.dialog.addEventListener("close", () => fields.forEach((field) => field.destroy()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(form, fields, opened);
  });
  (fields.find((field) => field.filling !== "default") || fields[0])?.focus();
}

function openRemoval(address, opener) {
  const key = new URL(address).pathname.split("/").at(-3);
  const content = element("form", "core");
  const problem = element("div", "form-problems");
  problem.setAttribute("role", "alert");
  const actions = element("p", "form-actions");
  const remove = submitButton("Delete the row", "danger");
  const cancel = button("Cancel", "secondary", () => opened.leave());
  actions.append(remove, cancel);
  content.append(problem, element("p", "", "The row is gone for good then."), actions);
  const opened = openDialog({ title: `Delete row ${decodeKey(key)}?`, content, opener, className: "small-dialog" });
  opened.dialog.id = "row-delete-dialog";
  cancel.focus();
  content.addEventListener("submit", async (event) => {
    event.preventDefault();
    remove.disabled = true;
    const target = new URL(address);
    if (onRowPage) target.searchParams.set("_message", "1");
    const answer = await send(target, new URLSearchParams());
    remove.disabled = false;
    if (!answer.ok) {
      problem.replaceChildren(element("p", "message-error", (answer.errors || [answer.error]).join(" ")));
    } else if (onRowPage) {
      location.assign(tableUrl);
    } else {
      opened.end();
      await showDeleted(key, answer.message);
    }
  });
}

/** Keys stand in addresses with a tilde before two hexadecimal digits; a plus is a space. */
function decodeKey(key) {
  try {
    return decodeURIComponent(key.replace(/%/g, "%25").replace(/~/g, "%").replace(/\+/g, " "));
  } catch {
    return key;
  }
}

const PLACES = ".page-action-menu a, .table-row-toolbar a, .row-inline-actions a";

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(PLACES);
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const way = new URL(link.href).pathname.match(/\/-\/(new|edit|remove)$/)?.[1];
  if (!way || !writing) return;
  event.preventDefault();
  const menu = link.closest("details");
  if (menu) menu.open = false;
  const opener = menu ? menu.querySelector("summary") : link;
  if (way === "remove") {
    openRemoval(link.href, opener);
  } else {
    openRowForm(link.href, opener);
  }
});

if (writing) {
  // Plugins know these facts by this name.
  window._datasetteTableData = { database: writing.dataset.database, table: writing.dataset.table, tableUrl };
  rowsOnPage().forEach(decorate);
}

// The page with the form itself: its fields are improved where it stands.
document.addEventListener("datasette_init", () => {
  const form = document.querySelector(".content > form.row-form");
  if (form) fieldsOf(form, null);
});
