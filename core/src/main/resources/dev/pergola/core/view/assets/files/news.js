// A page that is open while plugins come and go: it says so, takes in what can appear without reloading, and offers to
// reload for the rest. It listens only while it is looked at, so that a browser's few connections are not all waiting.

const BRIEF_NAME = /([^.]+)$/;

/** What the server told: versions by the names of plugins. */
function plugins(data) {
  return new Map(data.split("\n").filter(Boolean).map((line) => line.split(" ", 2)));
}

/** In words what is different from before; an empty list where nothing is. */
function differences(before, now) {
  const brief = (name) => name.match(BRIEF_NAME)[1];
  const come = [...now]
    .filter(([name]) => !before.has(name))
    .map(([name, version]) => `The plugin ${brief(name)} ${version} was added.`);
  const changed = [...now]
    .filter(([name, version]) => before.has(name) && before.get(name) !== version)
    .map(([name, version]) => `The plugin ${brief(name)} is now version ${version}.`);
  const gone = [...before.keys()].filter((name) => !now.has(name)).map((name) => `The plugin ${brief(name)} was removed.`);
  return [...come, ...changed, ...gone];
}

function absolute(element, attribute) {
  return new URL(element.getAttribute(attribute), document.baseURI).href;
}

/** Adds elements of the head that this page does not have yet, in their order, each when the one before has been read. */
async function addMissing(fresh, selector, attribute) {
  const known = new Set([...document.querySelectorAll(selector)].map((element) => absolute(element, attribute)));
  for (const element of fresh.querySelectorAll(selector)) {
    if (known.has(absolute(element, attribute))) continue;
    // A script that was parsed elsewhere would not run, so it is made anew.
    const made = document.createElement(element.localName);
    for (const { name, value } of element.attributes) made.setAttribute(name, value);
    await new Promise((resolve) => {
      made.addEventListener("load", resolve);
      made.addEventListener("error", resolve);
      document.head.append(made);
    });
  }
}

/** Parts that the server marks by a name are exchanged where they have become others; nobody's typing is in them. */
function exchangeParts(fresh) {
  for (const part of fresh.querySelectorAll("[data-live]")) {
    const here = document.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
    if (here && here.innerHTML !== part.innerHTML) here.replaceChildren(...document.adoptNode(part).childNodes);
  }
}

async function takeIn() {
  const response = await fetch(location.href, { cache: "no-cache", headers: { Accept: "text/html" } });
  if (!response.ok || response.redirected) return; // the page itself has gone: reloading will say so
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  await addMissing(fresh, "link[rel='stylesheet'][href]", "href");
  await addMissing(fresh, "script[src]", "src");
  exchangeParts(fresh);
}

class PluginNews extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "status");
    this.hidden = true;
    document.addEventListener("visibilitychange", () => this.follow());
    this.follow();
  }

  follow() {
    this.source?.close();
    if (document.visibilityState !== "visible") return;
    this.source = new EventSource(this.getAttribute("url"));
    this.source.addEventListener("plugins", (event) => this.hear(plugins(event.data)));
  }

  async hear(now) {
    const before = this.known || now;
    this.known = now;
    const told = differences(before, now);
    if (told.length === 0) return;
    try {
      await takeIn();
    } finally {
      this.show(told);
    }
  }

  show(sentences) {
    const text = document.createElement("p");
    text.textContent = sentences.join(" ");
    const reload = this.button("Reload the page", "", () => location.reload());
    const close = this.button("\u00d7", "Close", () => (this.hidden = true));
    this.replaceChildren(text, reload, close);
    this.hidden = false;
  }

  button(text, label, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    return made;
  }
}

// What a page needs comes first.
window.addEventListener("load", () => customElements.define("plugin-news", PluginNews));
