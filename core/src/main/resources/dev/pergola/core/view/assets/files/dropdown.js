// The one menu that a page has open, below the button that opened it.

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

class Dropdown {
  constructor() {
    this.opener = null;
    this.element = document.createElement("div");
    this.element.className = "dropdown-menu";
    this.element.hidden = true;
    (document.querySelector("main") ?? document.body).append(this.element);
    document.addEventListener("click", (event) => {
      if (!this.element.contains(event.target) && !this.opener?.contains(event.target)) this.close();
    });
    document.addEventListener("keydown", (event) => {
      if (!this.element.hidden) this.key(event);
    });
    document.querySelector(".table-wrapper")?.addEventListener("scroll", () => this.close());
    window.addEventListener("resize", () => this.close());
    document.addEventListener("scroll", () => this.close());
  }

  close() {
    this.element.hidden = true;
    this.opener?.setAttribute("aria-expanded", "false");
    this.opener = null;
  }

  /** Opens with what is in it, or closes where this button has opened it. */
  toggle(opener, content) {
    const again = this.opener === opener;
    this.close();
    if (again) return;
    this.opener = opener;
    opener.setAttribute("aria-expanded", "true");
    this.element.replaceChildren(...content);
    this.element.hidden = false;
    const box = opener.getBoundingClientRect();
    const room = document.documentElement.clientWidth - this.element.offsetWidth - 8;
    const below = window.innerHeight - this.element.offsetHeight - 8;
    this.element.style.top = `${Math.max(8, Math.min(box.bottom + 4, below))}px`;
    this.element.style.left = `${Math.max(8, Math.min(box.left, room))}px`;
    this.items()[0]?.focus({ preventScroll: true });
  }

  items() {
    return [...this.element.querySelectorAll("a, button")];
  }

  key(event) {
    const items = this.items();
    const at = items.indexOf(document.activeElement);
    if (event.key === "Escape") {
      const { opener } = this;
      this.close();
      opener?.focus();
    } else if (event.key === "Tab") {
      this.close();
      return;
    } else if (event.key in STEPS) {
      items[(Math.max(at, STEPS[event.key] < 0 ? 0 : -1) + STEPS[event.key] + items.length) % items.length]?.focus();
    } else if (event.key === "Home" || event.key === "End") {
      items.at(event.key === "Home" ? 0 : -1)?.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Entries, each with a label and either an address or what happens. */
  list(entries) {
    const list = document.createElement("ul");
    for (const entry of entries) {
      const line = document.createElement("li");
      line.append(actionElement(entry, () => this.close()));
      list.append(line);
    }
    return list;
  }
}

/** An entry as a link or a button. */
export function actionElement(entry, before) {
  const made = document.createElement(entry.href ? "a" : "button");
  made.textContent = entry.label;
  if (entry.href) {
    made.href = entry.href;
    if (entry.download) made.download = "";
  } else {
    made.type = "button";
    made.addEventListener("click", (event) => {
      before();
      entry.onClick(event);
    });
  }
  return made;
}

export const dropdown = new Dropdown();
