// <datasette-autocomplete src="/db/table/-/autocomplete" suggest-on-focus><input></datasette-autocomplete>
//
// Finds rows of a table by a few letters while somebody types, and puts the key of the chosen one into the input. Tells
// "datasette-autocomplete-select" with { row, value, label }.

import { element } from "./form-dialog.js";

const TYPING_PAUSE = 150;
let numbered = 0;

class Autocomplete extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.input = this.querySelector("input");
    if (!this.input) {
      this.input = document.createElement("input");
      this.append(this.input);
    }
    numbered += 1;
    this.list = element("ul", "autocomplete-list");
    this.list.id = `autocomplete-${numbered}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Rows");
    this.list.hidden = true;
    this.status = element("span", "visually-hidden");
    this.status.setAttribute("role", "status");
    this.append(this.list, this.status);
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", this.list.id],
      ["autocomplete", "off"],
    ]) {
      this.input.setAttribute(name, value);
    }
    this.rows = [];
    this.active = -1;
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("focus", () => {
      if (this.hasAttribute("suggest-on-focus") && this.input.value === "") this.later();
    });
    this.input.addEventListener("blur", () => this.hide());
    this.input.addEventListener("keydown", (event) => this.key(event));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(this.input.value.trim()), TYPING_PAUSE);
  }

  async search(text) {
    this.asked?.abort(); // an answer that comes late must not replace a newer one
    this.asked = new AbortController();
    const address = new URL(this.getAttribute("src"), location.href);
    if (text) {
      address.searchParams.set("q", text);
    } else if (this.hasAttribute("suggest-on-focus")) {
      address.searchParams.set("_initial", "1");
    } else {
      this.hide();
      return;
    }
    try {
      const response = await fetch(address, { signal: this.asked.signal });
      const answer = await response.json();
      this.show(response.ok ? answer.rows : []);
    } catch (error) {
      if (error.name !== "AbortError") this.hide();
    }
  }

  show(rows) {
    if (document.activeElement !== this.input) return;
    this.rows = rows;
    this.list.replaceChildren(...rows.map((row, position) => this.option(row, position)));
    this.list.hidden = rows.length === 0;
    this.input.setAttribute("aria-expanded", String(rows.length > 0));
    this.status.textContent = rows.length === 0 ? "No rows found." : `${rows.length} rows found.`;
    this.activate(-1);
  }

  option(row, position) {
    const option = element("li", "autocomplete-option");
    option.id = `${this.list.id}-${position}`;
    option.setAttribute("role", "option");
    const key = Object.values(row.pks).join(", ");
    option.append(element("span", "autocomplete-label", row.label ? String(row.label) : key));
    if (row.label) option.append(element("span", "autocomplete-key", key));
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the input keeps the focus
      this.select(position);
    });
    return option;
  }

  activate(position) {
    this.list.children[this.active]?.removeAttribute("aria-selected");
    this.active = position;
    const option = this.list.children[position];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  hide() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }

  key(event) {
    const count = this.list.hidden ? 0 : this.rows.length;
    if (event.key === "ArrowDown" && count === 0) {
      this.later();
    } else if (count > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.activate(this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count);
    } else if (count > 0 && event.key === "Enter" && this.active >= 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.select(this.active);
    } else if (count > 0 && event.key === "Escape") {
      event.preventDefault(); // the list closes, and not what is around it
      this.hide();
    }
  }

  select(position) {
    const row = this.rows[position];
    const value = Object.values(row.pks)[0];
    this.input.value = value;
    this.hide();
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(this.timer);
    this.dispatchEvent(
      new CustomEvent("datasette-autocomplete-select", { bubbles: true, detail: { row, value, label: row.label ?? null } }),
    );
  }
}

if (!customElements.get("datasette-autocomplete")) customElements.define("datasette-autocomplete", Autocomplete);
