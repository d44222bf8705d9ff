// The jump menu: "/" or its button opens a dialog that finds databases, tables and pages by a few letters.
// Nothing needs it: what it finds is linked from the front page as well.

const RECENT_KEY = "navigation-search-recent";
const RECENT_MOST = 5;
const TYPING_PAUSE = 200;

const MARKUP = `
  <dialog class="jump" aria-label="Jump to">
    <div class="jump-head">
      <input type="search" role="combobox" aria-label="Jump to" aria-autocomplete="list" aria-expanded="false"
        aria-controls="jump-list" autocomplete="off" spellcheck="false" placeholder="Name of a database, table or page">
      <button type="button" class="jump-close" aria-label="Close">&times;</button>
    </div>
    <p class="jump-status" role="status"></p>
    <div class="jump-start"></div>
    <ul id="jump-list" class="jump-list" role="listbox" aria-label="Results"></ul>
    <p class="jump-hint" aria-hidden="true"><kbd>&uarr;</kbd> <kbd>&darr;</kbd> Navigate <kbd>Enter</kbd> Select <kbd>Esc</kbd> Close</p>
  </dialog>`;

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text || "";
  return made;
}

function readRecent() {
  try {
    const items = JSON.parse(localStorage.getItem(RECENT_KEY)) || [];
    return items.filter((item) => item && item.name && item.url).slice(0, RECENT_MOST);
  } catch {
    return []; // no storage, or not written by us
  }
}

function writeRecent(items) {
  try {
    localStorage.setItem(RECENT_KEY, JSON.stringify(items));
  } catch {
    // without storage nothing is remembered
  }
}

/** What the menu of the site leads to is found as well, since it holds what this reader may open and plugins add. */
function pagesOfMenu(text, found) {
  const words = text.toLowerCase().split(/\s+/);
  const known = new Set(found.map((match) => match.url));
  return [...document.querySelectorAll(".nav-menu-inner a[href]")]
    .map((link) => ({ name: link.textContent.trim(), url: link.getAttribute("href"), type: "page" }))
    .filter(({ name, url }) => !known.has(url) && words.every((word) => name.toLowerCase().includes(word)));
}

class NavigationSearch extends HTMLElement {
  connectedCallback() {
    this.innerHTML = MARKUP;
    this.dialog = this.querySelector("dialog");
    this.input = this.querySelector("input");
    this.list = this.querySelector(".jump-list");
    this.start = this.querySelector(".jump-start");
    this.status = this.querySelector(".jump-status");
    this.found = [];
    this.active = -1;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.querySelector(".jump-close").addEventListener("click", () => this.dialog.close());
    // A click beside the dialog hits the dialog itself, whose content fills it.
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("close", () => this.before?.focus());
    document.addEventListener("pergola-shortcuts", ({ detail }) => {
      const jump = { words: "Jump to a database, table, query or page", group: "Everywhere", run: () => this.open() };
      detail.add({ ...jump, keys: "/" });
      detail.add({ ...jump, keys: "Control+k", inFields: true });
    });
    for (const button of document.querySelectorAll("[data-navigation-search-open]")) {
      button.hidden = false;
      button.addEventListener("click", () => this.open(button.closest("details")));
    }
  }

  open(menu) {
    if (menu) menu.open = false;
    this.before = menu ? menu.querySelector("summary") : document.activeElement;
    this.input.value = "";
    this.dialog.showModal();
    this.input.focus();
    this.showStart();
  }

  typed() {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (text === "") {
      this.asked?.abort();
      this.showStart();
      return;
    }
    this.start.replaceChildren();
    this.status.textContent = "Searching...";
    this.timer = setTimeout(() => this.search(text), TYPING_PAUSE);
  }

  async search(text) {
    this.asked?.abort(); // an answer that comes late must not replace a newer one
    this.asked = new AbortController();
    try {
      const address = new URL(this.getAttribute("url"), location.href);
      address.searchParams.set("q", text);
      const response = await fetch(address, { signal: this.asked.signal });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const { matches, truncated } = await response.json();
      const found = [...matches, ...pagesOfMenu(text, matches)];
      this.show(found);
      this.status.textContent = this.sentence(found.length, truncated);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.show([]);
      this.status.textContent = "Search failed.";
    }
  }

  sentence(count, truncated) {
    if (truncated) return `More than ${count} results. Keep typing to narrow the list.`;
    if (count === 0) return "No results found.";
    return count === 1 ? "1 result." : `${count} results.`;
  }

  /** What is there before anything is typed: sections of plugins, then what was chosen lately. */
  showStart() {
    this.start.replaceChildren();
    const context = { navigationSearch: this, container: this.start, input: this.input };
    for (const section of window.__DATASETTE__?.makeJumpSections(context) || []) {
      const place = element("div", "jump-start-content");
      place.dataset.jumpSectionId = section.id;
      this.start.append(place);
      section.render(place, context);
    }
    const recent = readRecent();
    if (recent.length > 0) {
      const clear = element("button", "jump-clear", "Clear recent");
      clear.type = "button";
      clear.addEventListener("click", () => this.clearRecent());
      const heading = element("p", "jump-recent", "Recent ");
      heading.append(clear);
      this.start.append(heading);
    }
    this.status.textContent = "";
    this.show(recent);
  }

  clearRecent() {
    writeRecent([]);
    this.showStart();
    this.status.textContent = "Recent items cleared.";
    this.input.focus();
  }

  show(matches) {
    this.found = matches;
    this.list.replaceChildren(...matches.map((match, position) => this.option(match, position)));
    this.input.setAttribute("aria-expanded", String(matches.length > 0));
    this.activate(matches.length > 0 ? 0 : -1);
  }

  option(match, position) {
    const option = element("li", "jump-option");
    option.id = `jump-option-${position}`;
    option.setAttribute("role", "option");
    option.append(element("span", "jump-type", match.type), element("span", "jump-name", match.display_name || match.name));
    if (match.display_name && match.display_name !== match.name) option.append(element("span", "jump-other", match.name));
    option.append(element("span", "jump-address", match.url));
    if (match.description) option.append(element("span", "jump-description", match.description));
    option.addEventListener("click", () => this.select(position));
    option.addEventListener("pointermove", () => this.activate(position));
    return option;
  }

  activate(position) {
    if (position === this.active && this.list.children[position]?.getAttribute("aria-selected") === "true") return;
    for (const option of this.list.children) option.removeAttribute("aria-selected");
    this.active = position;
    const option = this.list.children[position];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    const count = this.found.length;
    if (event.key === "Enter") {
      event.preventDefault();
      this.select(this.active);
    } else if (count > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.activate((this.active + (event.key === "ArrowDown" ? 1 : -1) + count) % count);
    }
  }

  select(position) {
    const match = this.found[position];
    if (!match) return;
    writeRecent([match, ...readRecent().filter((item) => item.url !== match.url)].slice(0, RECENT_MOST));
    const event = new CustomEvent("select", { detail: match, bubbles: true, composed: true, cancelable: true });
    if (!this.dispatchEvent(event)) return;
    const address = new URL(match.url, location.href);
    // What is remembered could have been written by another page of this host, so only ways within it are gone.
    if (address.origin === location.origin) location.assign(address);
  }
}

customElements.define("navigation-search", NavigationSearch);
