// The keys of a page. Whoever has one adds it when the page is asked what it has, and so it works, and "?" shows it:
//
//   document.addEventListener("pergola-shortcuts", ({ detail }) => {
//     detail.add({ keys: "n", words: "Go to the next page", run: () => next.click() });
//     detail.add({ keys: "Control+Enter", words: "Run the query", group: "Editor" }); // told only: the editor hears it
//   });
//
// - keys: one key as KeyboardEvent.key names it; "Control+" stands for the Command key where a Mac is used
// - words: what it does
// - group: under which heading it is shown; "This page" where it is left out
// - run: what to do; left out where the key is heard elsewhere
// - inFields: whether it works while somebody types into a field; only for keys that write nothing

const ASKING = "pergola-shortcuts";
const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);
const FIELDS = "input, textarea, select, [contenteditable='true']";
const SYMBOLS = { ArrowUp: "\u2191", ArrowDown: "\u2193", ArrowLeft: "\u2190", ArrowRight: "\u2192", Escape: "Esc" };

/** What the page has now: a page that changes has other keys later. */
function shortcuts() {
  const found = [];
  const add = ({ keys, words, group = "This page", run, inFields = false }) => {
    if (keys && words) found.push({ keys, words, group, run, inFields });
  };
  document.dispatchEvent(new CustomEvent(ASKING, { detail: { add } }));
  return found;
}

/** Letters are the same in both cases where a modifier is held, since the caps lock shall not matter. */
function sameKeys(wanted, pressed) {
  return wanted === pressed || (wanted.includes("+") && wanted.length > 1 && wanted.toLowerCase() === pressed.toLowerCase());
}

function pressed(event) {
  const modifier = MAC ? event.metaKey : event.ctrlKey;
  const other = MAC ? event.ctrlKey : event.metaKey;
  if (other || event.altKey) return "";
  return modifier ? `Control+${event.key}` : event.key;
}

function typesInto(target) {
  return target.isContentEditable || Boolean(target.closest?.(FIELDS));
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const keys = pressed(event);
  if (keys === "") return;
  const fits = (shortcut) =>
    shortcut.run && sameKeys(shortcut.keys, keys) && (shortcut.inFields || !typesInto(event.target));
  const shortcut = shortcuts().find(fits);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run(event);
});

function shown(keys, element) {
  const parts = keys.length === 1 ? [keys] : keys.split("+");
  return parts.flatMap((part, position) => {
    const name = part === "Control" ? (MAC ? "\u2318" : "Ctrl") : (SYMBOLS[part] ?? (parts.length > 1 && part.length === 1 ? part.toUpperCase() : part));
    return [...(position > 0 ? [" "] : []), element("kbd", "", name)];
  });
}

/** Shortcuts by their heading and by their words, since one thing may have several keys. */
function grouped(found) {
  const groups = new Map();
  for (const { group, words, keys } of found) {
    const members = groups.get(group) ?? new Map();
    members.set(words, [...(members.get(words) ?? []), keys]);
    groups.set(group, members);
  }
  return groups;
}

/** Shows all of them in a dialog. */
async function show() {
  const { element, openDialog } = await import("./form-dialog.js");
  const content = element("div", "shortcuts");
  for (const [group, members] of grouped(shortcuts())) {
    const list = element("dl", "shortcut-list");
    for (const [words, keys] of members) {
      const key = element("dt");
      key.append(...keys.flatMap((each, position) => [...(position > 0 ? [" or "] : []), ...shown(each, element)]));
      list.append(key, element("dd", "", words));
    }
    content.append(element("h3", "", group), list);
  }
  openDialog({ title: "Shortcuts", content, className: "small-dialog" });
}

document.addEventListener(ASKING, ({ detail }) => {
  detail.add({ keys: "?", words: "Show these shortcuts", group: "Everywhere", run: show });
});

for (const button of document.querySelectorAll("[data-shortcuts-open]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const menu = button.closest("details");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus(); // what is gone from the page cannot take the focus back
    }
    show();
  });
}
