// Which columns are shown, and in which order: <column-chooser> opens a dialog with all columns of the table.

import { element, button, submitButton, openDialog } from "./form-dialog.js";
import { patiently } from "./patience.js";

/** All columns of this table, those of the key and those that are shown. */
async function columnsOfTable(signal) {
  const address = new URL(`${location.pathname}.json`, location.href);
  address.search = location.search;
  for (const name of ["_next", "_facet", "_search", "_where"]) address.searchParams.delete(name);
  for (const [name, value] of [
    ["_size", "0"],
    ["_nofacet", "1"],
    ["_nosuggest", "1"],
    ["_extra", "all_columns,columns,primary_keys"],
  ]) {
    address.searchParams.set(name, value);
  }
  const response = await fetch(address, { signal });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  const key = new Set(answer.primary_keys);
  return {
    all: answer.all_columns.filter((name) => !key.has(name)),
    shown: answer.columns.filter((name) => !key.has(name)),
  };
}

/** This page with these columns; nothing has to be said where they are all of them in their own order. */
function addressWith(chosen, all) {
  const url = new URL(location.href);
  for (const name of ["_col", "_nocol", "_next"]) url.searchParams.delete(name);
  const asUsual = chosen.length === all.length && chosen.every((name, position) => name === all[position]);
  if (!asUsual) for (const name of chosen) url.searchParams.append("_col", name);
  return url;
}

class ColumnChooser extends HTMLElement {
  async open(opener) {
    try {
      this.show(await patiently("Reading the columns", columnsOfTable), opener);
    } catch (error) {
      if (error.name !== "AbortError") console.warn(`The columns could not be read: ${error.message}`);
    }
  }

  show({ all, shown }, opener) {
    this.all = all;
    const form = element("form", "core column-chooser");
    const tools = element("p", "column-chooser-tools");
    this.status = element("span", "hint");
    this.status.setAttribute("role", "status");
    tools.append(
      button("Select all", "secondary", () => this.checkAll(true)),
      button("Deselect all", "secondary", () => this.checkAll(false)),
      this.status,
    );
    this.list = element("ol", "column-chooser-list");
    const order = [...shown, ...all.filter((name) => !shown.includes(name))];
    for (const name of order) this.list.append(this.item(name, shown.includes(name)));
    const actions = element("p", "form-actions");
    this.apply = submitButton("Apply");
    actions.append(this.apply, button("Cancel", "secondary", () => opened.leave()));
    form.append(tools, this.list, actions);
    const before = order.join("\n") + shown.length;
    const opened = openDialog({
      title: "Choose columns",
      content: form,
      opener,
      isChanged: () => this.names().join("\n") + this.chosen().length !== before,
      className: "column-chooser-dialog",
    });
    opened.dialog.id = "column-chooser-dialog";
    form.addEventListener("change", () => this.count());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      opened.end();
      location.assign(addressWith(this.chosen(), all));
    });
    this.count();
    this.list.querySelector("input")?.focus();
  }

  item(name, checked) {
    const item = element("li", "column-chooser-item");
    item.dataset.column = name;
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.checked = checked;
    label.append(box, element("span", "", name));
    const handle = button("⠿", "column-chooser-handle", () => {});
    handle.setAttribute("aria-label", `Move ${name}; the arrow keys move it up and down`);
    handle.title = "Drag, or press the arrow keys";
    handle.addEventListener("keydown", (event) => this.moveByKey(event, item));
    handle.addEventListener("pointerdown", (event) => this.drag(event, item, handle));
    item.append(label, handle);
    return item;
  }

  moveByKey(event, item) {
    const neighbour = { ArrowUp: item.previousElementSibling, ArrowDown: item.nextElementSibling }[event.key];
    if (neighbour === undefined) return;
    event.preventDefault();
    if (neighbour === null) return;
    if (event.key === "ArrowUp") neighbour.before(item);
    else neighbour.after(item);
    item.querySelector("button").focus();
    this.status.textContent = `${item.dataset.column} is number ${[...this.list.children].indexOf(item) + 1}.`;
  }

  drag(event, item, handle) {
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    item.classList.add("dragged");
    const move = ({ clientY }) => {
      const over = [...this.list.children].find((other) => {
        const box = other.getBoundingClientRect();
        return other !== item && clientY >= box.top && clientY < box.bottom;
      });
      if (!over) return;
      const down = item.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (down) over.after(item);
      else over.before(item);
    };
    const end = () => {
      item.classList.remove("dragged");
      handle.removeEventListener("pointermove", move);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, { once: true });
  }

  checkAll(checked) {
    for (const box of this.list.querySelectorAll("input")) box.checked = checked;
    this.count();
  }

  names() {
    return [...this.list.children].map((item) => item.dataset.column);
  }

  chosen() {
    return [...this.list.children].filter((item) => item.querySelector("input").checked).map((item) => item.dataset.column);
  }

  count() {
    const chosen = this.chosen().length;
    this.status.textContent = `${chosen} of ${this.all.length} selected`;
    this.apply.disabled = chosen === 0;
  }
}

if (!customElements.get("column-chooser")) customElements.define("column-chooser", ColumnChooser);

export async function chooseColumns(opener) {
  let chooser = document.querySelector("column-chooser");
  if (!chooser) {
    chooser = element("column-chooser");
    document.body.append(chooser);
  }
  await chooser.open(opener);
}
