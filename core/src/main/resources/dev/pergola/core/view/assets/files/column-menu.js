// The menu of a column: below its heading, and on small screens a dialog with all columns.

import { element, openDialog } from "./form-dialog.js";
import { actionElement, dropdown } from "./dropdown.js";

const headings = () => [
  ...document.querySelectorAll("table.rows-and-columns > thead > tr > th:not([data-is-link-column])"),
];

/** What is known of the column, below its actions. */
function facts(th, columnActions) {
  const found = [];
  const type = columnActions.getColumnTypeText(th);
  if (type) found.push(element("p", "column-type", type));
  if (th.dataset.columnDescription) found.push(element("p", "column-description", th.dataset.columnDescription));
  return found;
}

export function toggleColumnMenu(button, th, columnActions) {
  dropdown.toggle(button, [dropdown.list(columnActions.buildColumnActionItems(th)), ...facts(th, columnActions)]);
}

export function openColumnActions(opener, columnActions) {
  const content = element("div", "column-actions");
  content.append(element("p", "hint", "Tap a column to reveal actions."));
  const opened = openDialog({ title: "Column actions", content, opener });
  opened.dialog.id = "column-actions-dialog";
  for (const th of headings()) {
    const column = element("button", "column-actions-name", th.dataset.column);
    column.type = "button";
    column.setAttribute("aria-expanded", "false");
    const actions = element("div", "column-actions-list");
    actions.hidden = true;
    column.addEventListener("click", () => {
      for (const other of content.querySelectorAll(".column-actions-list")) {
        if (other !== actions) other.hidden = true;
      }
      actions.hidden = !actions.hidden;
      for (const name of content.querySelectorAll(".column-actions-name")) {
        name.setAttribute("aria-expanded", String(name === column && !actions.hidden));
      }
      const list = element("ul");
      for (const entry of columnActions.buildColumnActionItems(th)) {
        const line = element("li");
        line.append(actionElement(entry, () => opened.end()));
        list.append(line);
      }
      actions.replaceChildren(list, ...facts(th, columnActions));
    });
    content.append(column, actions);
  }
}
