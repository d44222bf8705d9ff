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
  const question = new AbortController();
  asked = question;
  form.elements.path.value = path;
  history.replaceState(null, "", `#path=${encodeURIComponent(path)}`);
  const status = answer.querySelector("[data-api-status]");
  const body = answer.querySelector("[data-api-body]");
  answer.hidden = false;
  status.textContent = "Asking...";
  try {
    const address = new URL(path, location.href);
    if (address.origin !== location.origin) throw new Error("The path leads to another site.");
    const answering = fetch(address, { headers: { Accept: "application/json" }, signal: question.signal });
    const progress = { until: answering, words: "Asking", cancel: () => question.abort() };
    document.dispatchEvent(new CustomEvent("pergola-progress", { detail: progress }));
    const response = await answering;
    const text = await response.text();
    status.textContent = `API response: HTTP ${response.status}`;
    body.textContent = legible(text);
  } catch (error) {
    if (question !== asked) return;
    status.textContent = error.name === "AbortError" ? "Stopped" : "No answer";
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
