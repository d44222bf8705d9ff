// The way through pages and rows by keys: n and p turn pages, j and k go from row to row, x marks a row, u unfolds it,
// Enter opens it.

const rows = () => [...document.querySelectorAll("table.rows-and-columns > tbody > tr")];
const KEPT = "pergola.pages";
const MOST_PAGES = 200;

const pathOf = (address) => {
  const url = new URL(address, location.href);
  return url.pathname + url.search;
};

/** Each page that was seen knows which one comes behind it; so that one knows which was before. */
function remembered() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEPT) || "[]"));
  } catch {
    return new Map();
  }
}

function addPreviousPage() {
  const pages = remembered();
  const next = document.querySelector("a[rel=next]");
  if (next) {
    pages.set(pathOf(next.href), pathOf(location.href));
    try {
      sessionStorage.setItem(KEPT, JSON.stringify([...pages].slice(-MOST_PAGES)));
    } catch {
      // Then the way back is that of the browser.
    }
  }
  const previous = pages.get(pathOf(location.href));
  if (!previous) return;
  const link = document.createElement("a");
  link.href = previous;
  link.rel = "prev";
  link.textContent = "Previous page";
  const place = document.createElement("p");
  place.className = "previous-page";
  place.append(link);
  document.querySelector(".pager")?.append(place);
}

function focusRow(step) {
  const all = rows();
  const at = all.indexOf(document.activeElement.closest("table.rows-and-columns > tbody > tr"));
  const row = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
  if (!row) return;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function tellMarked() {
  const marked = rows().filter((row) => row.classList.contains("row-marked")).length;
  let status = document.querySelector("#rows-marked");
  if (!status) {
    status = document.createElement("p");
    status.id = "rows-marked";
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = marked === 1 ? "1 row marked." : `${marked} rows marked.`;
}

const focusedRow = () => document.activeElement.closest("table.rows-and-columns > tbody > tr");

function mark() {
  const row = focusedRow();
  row?.classList.toggle("row-marked");
  if (row) tellMarked();
}

async function unfold() {
  const row = focusedRow();
  if (!row) return;
  const { toggleRow } = await import("./folds.js");
  toggleRow(row);
}

const previous = () => document.querySelector("a[rel=prev]") ?? document.querySelector("a[rel=start]");

const SHORTCUTS = [
  { keys: "n", words: "Next page", run: () => document.querySelector("a[rel=next]")?.click() },
  { keys: "p", words: "Previous page", run: () => previous()?.click() },
  { keys: "j", words: "Next row", run: () => focusRow(1) },
  { keys: "k", words: "Previous row", run: () => focusRow(-1) },
  { keys: "x", words: "Mark the row, to copy the marked ones", run: mark },
  { keys: "u", words: "Unfold the row", run: unfold },
  { keys: "Enter", words: "Open the row" },
];

export function begin() {
  addPreviousPage();
  document.addEventListener("pergola-shortcuts", ({ detail }) => SHORTCUTS.forEach(detail.add));
  document.querySelector(".table-wrapper")?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("tr")) event.target.querySelector("td a")?.click();
  });
}
