// The page on which plugins are managed: searches while somebody types, and shows what is decided as soon as it is there.

const LOOK_EVERY = 300;
const SEARCH_AFTER = 200;

const coming = document.querySelector("[data-plugins-coming]");
const search = document.querySelector("[data-plugins-search]");

async function followed() {
  const response = await fetch(coming.dataset.pluginsComing, { headers: { Accept: "application/json" } });
  const status = await response.json();
  return status.set === status.followed;
}

async function watch() {
  try {
    if (await followed()) {
      location.reload();
      return;
    }
  } catch {
    // the server is busy or gone; the next look will tell
  }
  setTimeout(watch, LOOK_EVERY);
}

let asked = new AbortController();

async function find() {
  asked.abort(); // an answer that comes late must not replace a newer one
  asked = new AbortController();
  const address = new URL(search.action);
  address.search = new URLSearchParams(new FormData(search));
  try {
    const response = await fetch(address, { signal: asked.signal });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const found = page.querySelector("[data-plugins-offers]");
    if (found) document.querySelector("[data-plugins-offers]").replaceWith(found);
  } catch (error) {
    if (error.name !== "AbortError") search.submit();
  }
}

if (coming) setTimeout(watch, LOOK_EVERY);

let waiting;
search?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, SEARCH_AFTER);
});
