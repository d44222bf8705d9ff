// The API explorer: shows the answer below the form. The path is kept in the fragment, so that it can be passed on.

const form = document.querySelector("[data-api-explorer]");
const answer = document.querySelector("[data-api-answer]");
let asked = new AbortController();

function legible(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text; // not JSON, shown as it came
  }
}

async function ask(path) {
  asked.abort(); // an answer that comes late must not replace a newer one
  asked = new AbortController();
  form.elements.path.value = path;
  history.replaceState(null, "", `#path=${encodeURIComponent(path)}`);
  const status = answer.querySelector("[data-api-status]");
  const body = answer.querySelector("[data-api-body]");
  answer.hidden = false;
  status.textContent = "Asking...";
  try {
    const address = new URL(path, location.href);
    if (address.origin !== location.origin) throw new Error("The path leads to another site.");
    const response = await fetch(address, { headers: { Accept: "application/json" }, signal: asked.signal });
    const text = await response.text();
    status.textContent = `API response: HTTP ${response.status}`;
    body.textContent = legible(text);
  } catch (error) {
    if (error.name === "AbortError") return;
    status.textContent = "No answer";
    body.textContent = error.message;
  }
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(form.elements.path.value);
});

document.addEventListener("click", (event) => {
  const example = event.target.closest("[data-api-example]");
  if (!example || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  ask(example.getAttribute("href"));
});

const kept = new URLSearchParams(location.hash.slice(1)).get("path");
if (form && kept) ask(kept);
