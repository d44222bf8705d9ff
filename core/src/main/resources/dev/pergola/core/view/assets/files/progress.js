// Shows that something goes on as soon as it takes longer than half a second, and how to stop it. The next page is followed
// without asking; what else takes its time tells of itself:
//
//   const stop = new AbortController();
//   const answer = fetch(address, { signal: stop.signal });
//   document.dispatchEvent(
//     new CustomEvent("pergola-progress", { detail: { until: answer, words: "Counting", cancel: () => stop.abort() } }));
//
// - until: a promise; when it is kept or broken, it is over
// - words: what goes on
// - cancel: stops it; left out where it cannot be stopped

const PATIENCE = 500;
const SECOND = 1000;

const waits = new Set();
let line;
let note;

function made(name, className, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function showLine() {
  if (line) return;
  line = made("div", "progress-line");
  line.setAttribute("role", "progressbar");
  line.setAttribute("aria-label", "Loading");
  document.body.append(line);
}

/** Tells about the one that began last; the number of seconds is for the eye alone. */
function showNote(wait) {
  note?.remove();
  note = made("div", "progress-note");
  const words = made("p", "progress-words", wait.words);
  words.setAttribute("role", "status");
  const seconds = made("span", "progress-seconds");
  seconds.setAttribute("aria-hidden", "true");
  note.append(words, seconds);
  if (wait.cancel) {
    const cancel = made("button", "button secondary", "Cancel");
    cancel.type = "button";
    cancel.addEventListener("click", () => {
      end(wait);
      wait.cancel();
    });
    note.append(cancel);
  }
  (document.querySelector("dialog[open]") ?? document.body).append(note);
  const tick = () => {
    seconds.textContent = `${Math.floor((performance.now() - wait.since) / SECOND)} s`;
  };
  tick();
  wait.ticking = setInterval(tick, SECOND);
}

function end(wait) {
  if (!waits.delete(wait)) return;
  clearTimeout(wait.patience);
  clearInterval(wait.ticking);
  if ([...waits].some((other) => other.shown)) return;
  line?.remove();
  note?.remove();
  line = undefined;
  note = undefined;
}

function begin(words, cancel) {
  const wait = { words, cancel, since: performance.now(), shown: false };
  waits.add(wait);
  wait.patience = setTimeout(() => {
    wait.shown = true;
    showLine();
    showNote(wait);
  }, PATIENCE);
  return wait;
}

document.addEventListener("pergola-progress", ({ detail }) => {
  const wait = begin(detail.words ?? "Working", detail.cancel);
  const over = () => end(wait);
  Promise.resolve(detail.until).then(over, over);
});

/** Whether an address is a page: in all others a dot tells the format, since names have none; those are kept as files. */
function isPage(address) {
  const url = new URL(address, location.href);
  const samePage = url.hash !== "" && url.href.split("#")[0] === location.href.split("#")[0];
  return /^https?:$/.test(url.protocol) && !samePage && !url.pathname.split("/").pop().includes(".") && !url.searchParams.has("_dl");
}

let leaving;

function leave() {
  if (leaving) end(leaving);
  leaving = begin("Loading the page", () => window.stop());
}

// These are heard last, when scripts of the page have taken what is theirs.
window.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.hasAttribute("download") || (link.target && link.target !== "_self") || !isPage(link.href)) return;
  leave();
});

window.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || (form.target && form.target !== "_self")) return;
  const action = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  const file = new FormData(form, event.submitter).has("_dl");
  if (form.method !== "dialog" && !file && isPage(action)) leave();
});

// Back to a page that was kept as it was left.
window.addEventListener("pageshow", () => leaving && end(leaving));
