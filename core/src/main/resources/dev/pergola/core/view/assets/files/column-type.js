// What the values of a column mean is chosen from the types that fit it.

import { element, button, submitButton, openDialog, send } from "./form-dialog.js";

async function choicesOf(tableUrl) {
  try {
    const response = await fetch(`${tableUrl}.json?_size=1&_extra=set_column_type_ui`);
    const answer = await response.json();
    return answer.set_column_type_ui;
  } catch {
    return null;
  }
}

function choice(value, label, description, checked) {
  const line = element("p", "check type-choice");
  const input = element("input");
  input.type = "radio";
  input.name = "type";
  input.value = value;
  input.checked = checked;
  input.id = `column-type-${value || "none"}`;
  const words = element("label", "", label);
  words.htmlFor = input.id;
  line.append(input, words);
  if (description) words.append(element("span", "dropdown-description", description));
  return line;
}

export async function openColumnType(column, opener) {
  const { tableUrl } = document.querySelector("[data-writing]").dataset;
  const ui = await choicesOf(tableUrl);
  const offered = ui?.columns?.[column];
  if (!offered) return;
  const current = offered.current?.type || "";
  const content = element("form", "core");
  const problem = element("div", "form-problems");
  problem.setAttribute("role", "alert");
  const types = element("fieldset", "rows-choices");
  types.append(element("legend", "visually-hidden", "Type"));
  types.append(choice("", "No custom type", "Values are shown as the database has them.", current === ""));
  for (const { name, description } of offered.options) types.append(choice(name, name, description, name === current));
  if (offered.options.length === 0) types.append(element("p", "hint", "No type fits what this column holds."));
  const actions = element("p", "form-actions");
  actions.append(submitButton("Save"), button("Cancel", "secondary", () => opened.leave()));
  content.append(problem, types, actions);
  const opened = openDialog({ title: `Custom type of ${column}`, content, opener, className: "small-dialog" });
  opened.dialog.id = "set-column-type-dialog";
  content.querySelector("input:checked")?.focus();
  content.addEventListener("submit", async (event) => {
    event.preventDefault();
    const type = content.querySelector("input:checked")?.value || "";
    // Settings belong to the type that they were made for.
    const kept = type === current ? offered.current : { type };
    const answer = await send(ui.path, { column, column_type: type ? kept : null });
    if (answer.ok) {
      location.reload();
    } else {
      problem.replaceChildren(element("p", "message-error", (answer.errors || [answer.error]).join(" ")));
    }
  });
}
