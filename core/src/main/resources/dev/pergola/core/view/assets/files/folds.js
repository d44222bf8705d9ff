// Long texts are unfolded in their place. What the server has cut is fetched then; what is JSON is shown as such.

import { patiently } from "./patience.js";

const CELLS = "table.rows-and-columns > tbody > tr > td";

/** What the server wrote into texts that are shown otherwise now. */
const before = new WeakMap();

const columnOf = (td) => td.closest("table").tHead.rows[0].cells[td.cellIndex]?.dataset.column;

/** Text that is an object or an array, with lines and indents; anything else as it is. */
function laidOut(text) {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  return indented(text);
}

/** Moves no digit of a number: the text is set anew without being understood. */
function indented(text) {
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return text.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+/g, (part, at) => {
    if (/^\s/.test(part)) return "";
    if (part === "{" || part === "[") {
      if (/^\s*[}\]]/.test(text.slice(at + 1))) return part;
      depth += 1;
      return part + line();
    }
    if (part === "}" || part === "]") {
      if (/[{[]\s*$/.test(text.slice(0, at))) return part;
      depth -= 1;
      return line() + part;
    }
    return part === "," ? part + line() : part === ":" ? ": " : part;
  });
}

/** The whole value of a cell, which the page has in part. */
async function wholeText(td) {
  const column = columnOf(td);
  const address = new URL(`${location.pathname}/${td.parentElement.dataset.row}.json`, location.href);
  address.searchParams.set("_shape", "objects");
  return patiently("Reading the whole value", async (signal) => {
    const response = await fetch(address, { signal });
    const answer = await response.json();
    const value = answer.rows?.[0]?.[column];
    if (!response.ok || typeof value !== "string") throw new Error(answer.error ?? "no such value");
    return value;
  });
}

function showText(fold, text) {
  const laid = laidOut(text);
  if (laid === text && !fold.classList.contains("cut")) return;
  if (fold.querySelector("a")) return; // an address stays a link
  before.set(fold, [...fold.childNodes]);
  fold.textContent = laid;
  fold.classList.toggle("laid-out", laid !== text);
}

async function unfold(td) {
  const fold = td.querySelector(".fold");
  if (fold) {
    try {
      showText(fold, fold.classList.contains("cut") && !fold.querySelector("a") ? await wholeText(td) : fold.textContent);
    } catch (error) {
      if (error.name === "AbortError") return;
      console.warn(`The whole value could not be read: ${error.message}`);
    }
  }
  td.classList.add("unfolded");
  label(td);
}

function foldAgain(td) {
  td.classList.remove("unfolded");
  const fold = td.querySelector(".fold");
  if (before.has(fold)) {
    fold.replaceChildren(...before.get(fold));
    before.delete(fold);
    fold.classList.remove("laid-out");
  }
  label(td);
}

export function toggleCell(td) {
  if (td.classList.contains("unfolded")) foldAgain(td);
  else unfold(td);
}

/** All cells of a row, so that the keyboard needs one key. */
export function toggleRow(row) {
  const again = row.querySelector("td.unfolded") !== null;
  for (const td of row.cells) {
    if (again) foldAgain(td);
    else if (td.querySelector(".fold") || td.scrollWidth > td.clientWidth) unfold(td);
  }
}

function label(td) {
  const button = td.querySelector(":scope > .unfold");
  if (!button) return;
  const open = td.classList.contains("unfolded");
  button.setAttribute("aria-expanded", String(open));
  button.setAttribute("aria-label", `${open ? "Fold" : "Unfold"} ${columnOf(td) ?? "the value"}`);
}

/** A button in the corner of each cell of which something is not seen, or which could be laid out. */
function addButtons() {
  const cells = [...document.querySelectorAll(`${CELLS} > .fold`)].filter((fold) => {
    const hidden = fold.scrollHeight > fold.clientHeight + 1 || fold.scrollWidth > fold.clientWidth + 1;
    const json = /^\s*[[{]/.test(fold.textContent) && laidOut(fold.textContent) !== fold.textContent;
    return hidden || json || fold.classList.contains("cut");
  });
  for (const fold of cells) {
    const td = fold.parentElement;
    if (td.querySelector(":scope > .unfold")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "unfold";
    td.append(button);
    label(td);
  }
}

export function begin() {
  addButtons();
  document.addEventListener("pergola-rows", addButtons);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".unfold");
    if (button) toggleCell(button.parentElement);
  });
}
