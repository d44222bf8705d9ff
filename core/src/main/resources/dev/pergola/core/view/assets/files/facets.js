// Facets are folded, and several values of one facet are chosen together.

import { element, button, submitButton } from "./form-dialog.js";
import { patiently } from "./patience.js";

function toggleFold(control) {
  const facet = control.closest(".facet-info");
  const open = control.getAttribute("aria-expanded") !== "true";
  control.setAttribute("aria-expanded", String(open));
  facet.classList.toggle("folded", !open);
}

/** This page with the conditions on one column exchanged for others. */
function addressWithout(column) {
  const url = new URL(location.href);
  for (const name of [column, `${column}__exact`, `${column}__in`, "_next"]) url.searchParams.delete(name);
  return url;
}

/** The values that are in force, as a list or one by one. */
function chosenValues(column) {
  const query = new URL(location.href).searchParams;
  const chosen = [...query.getAll(column), ...query.getAll(`${column}__exact`)];
  for (const list of query.getAll(`${column}__in`)) {
    chosen.push(...(list.startsWith("[") ? JSON.parse(list).map(String) : list.split(",").map((value) => value.trim())));
  }
  return new Set(chosen);
}

/** The values that there are without the conditions on this column. */
async function allValues(column, signal) {
  const address = addressWithout(column);
  address.pathname += ".json";
  address.searchParams.delete("_facet");
  for (const [name, value] of Object.entries({ _facet: column, _size: 0, _nosuggest: 1, _nocount: 1, _labels: "on" })) {
    address.searchParams.set(name, value);
  }
  const response = await fetch(address, { signal });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  const facet = Object.values(answer.facet_results.results).find((result) => result.name === column);
  if (!facet) throw new Error("The values could not be counted in time.");
  return facet.results;
}

function addressOf(column, values) {
  const url = addressWithout(column);
  const plain = column.startsWith("_") || column.includes("__") ? `${column}__exact` : column;
  if (values.length === 1) {
    url.searchParams.append(plain, values[0]);
  } else if (values.length > 1) {
    const listed = values.some((value) => /^[[\s]|,|\s$/.test(value) || value === "");
    url.searchParams.append(`${column}__in`, listed ? JSON.stringify(values) : values.join(","));
  }
  return url;
}

function choiceOf({ value, label, count }, checked) {
  const line = element("li");
  const words = element("label", "facet-choice");
  const box = element("input");
  box.type = "checkbox";
  box.value = value ?? "";
  box.checked = checked;
  words.append(box, element("span", "", String(label ?? value)), element("span", "facet-count", count.toLocaleString("en")));
  line.append(words);
  return line;
}

async function chooseSeveral(control) {
  const facet = control.closest(".facet-info");
  const { column } = facet.dataset;
  const list = facet.querySelector("ul");
  if (facet.querySelector("form")) return;
  let values;
  try {
    values = await patiently(`Counting the values of ${column}`, (signal) => allValues(column, signal));
  } catch (error) {
    if (error.name !== "AbortError") facet.append(element("p", "hint", error.message));
    return;
  }
  const chosen = chosenValues(column);
  const form = element("form", "core facet-choices");
  const choices = element("ul", "tight-bullets");
  for (const value of values) {
    // NULL cannot be in a list.
    if (value.value !== null) choices.append(choiceOf(value, chosen.has(String(value.value))));
  }
  const actions = element("p", "facet-choices-actions");
  const close = () => {
    form.remove();
    list.hidden = false;
    control.focus();
  };
  actions.append(submitButton("Show these"), button("Cancel", "secondary", close));
  form.append(choices, actions);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(addressOf(column, [...form.querySelectorAll("input:checked")].map((box) => box.value)));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  list.hidden = true;
  list.after(form);
  form.querySelector("input")?.focus();
}

function act(event) {
  const fold = event.target.closest?.(".facet-fold");
  const several = event.target.closest?.(".facet-several");
  if (fold) toggleFold(fold);
  if (several) chooseSeveral(several);
}

/** Is loaded by the first click, which counts. */
export function begin(event) {
  act(event);
  document.addEventListener("click", act);
}
