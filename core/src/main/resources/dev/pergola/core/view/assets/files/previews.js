// What a link along a relation leads to, and what a picture shows, on a card beside it.

import { element } from "./form-dialog.js";

const LINKS = "table.rows-and-columns td a.blob-download[data-image], table.rows-and-columns td > a[href]";
const PAUSE = 300;
const MOST_FIELDS = 8;
const LONGEST_VALUE = 120;

const known = new Map();
const card = element("div", "preview-card");
let timer = 0;
let asked = null;
let link = null;
let pointer = "";

/** Only links along relations have a row behind them. */
function isReference(found) {
  const td = found.closest("td");
  const th = td.closest("table").tHead?.rows[0].cells[td.cellIndex];
  return Boolean(th?.dataset.references);
}

function shortened(value) {
  if (value === null) return "null";
  const text = typeof value === "object" ? (value.label ?? (value.encoded ? "bytes" : JSON.stringify(value))) : String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

async function factsOf(address, signal) {
  const url = new URL(address);
  url.pathname += ".json";
  url.searchParams.set("_labels", "on");
  const response = await fetch(url, { signal });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  const facts = element("dl");
  const fields = Object.entries(answer.rows[0] ?? {});
  for (const [name, value] of fields.filter(([, value]) => value !== null && value !== "").slice(0, MOST_FIELDS)) {
    facts.append(element("dt", "", name), element("dd", "", shortened(value)));
  }
  if (fields.length === 0) facts.append(element("dd", "", "There is no such row."));
  return facts;
}

/** The bytes are sent as a file to be kept, which a browser would not show as a picture. */
async function pictureAt(found, signal) {
  const response = await fetch(found.href, { signal });
  const bytes = new Blob([await response.arrayBuffer()], { type: `image/${found.dataset.image}` });
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(bytes);
  });
}

async function contentOf(found, signal) {
  if (!found.dataset.image) return factsOf(found.href, signal);
  const picture = element("img");
  picture.src = await pictureAt(found, signal);
  picture.alt = "Preview of the picture";
  await picture.decode();
  return picture;
}

async function show(found) {
  asked = new AbortController();
  try {
    const content = known.get(found.href) ?? (await contentOf(found, asked.signal));
    known.set(found.href, content);
    if (link !== found) return;
    card.replaceChildren(content);
    card.hidden = false;
    const box = found.getBoundingClientRect();
    const above = box.bottom + card.offsetHeight + 12 > window.innerHeight;
    card.style.top = `${above ? Math.max(8, box.top - card.offsetHeight - 6) : box.bottom + 6}px`;
    card.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8))}px`;
    found.setAttribute("aria-describedby", card.id);
  } catch {
    hide(); // there is nothing to show, and the link itself will tell why
  }
}

function hide() {
  clearTimeout(timer);
  asked?.abort();
  link?.removeAttribute("aria-describedby");
  link = null;
  card.hidden = true;
}

/** What is scrolled below a pointer that rests is not meant by it. */
function rests(event) {
  if (event.type !== "pointerover") return false;
  const place = `${event.screenX},${event.screenY}`;
  const before = pointer;
  pointer = place;
  return place === before;
}

function approach(event) {
  if (event.pointerType === "touch" || rests(event)) return;
  const found = event.target.closest?.(LINKS);
  if (found === link) return;
  if (card.contains(event.target)) return;
  hide();
  if (!found || !(found.dataset.image || isReference(found))) return;
  link = found;
  timer = setTimeout(() => show(found), PAUSE);
}

export function begin(event) {
  card.id = "preview-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);
  document.addEventListener("pointerover", approach);
  document.addEventListener("focusin", approach);
  document.addEventListener("focusout", hide);
  // What gets the focus may be scrolled into view first.
  document.addEventListener("scroll", () => card.hidden || hide(), true);
  document.addEventListener("click", hide);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
  approach(event);
}
