// Runs a query without leaving its page: the answer is the page that the form would go to, of which the parts that differ are
// taken over. It can be cancelled while it runs: the server stops the statement of a client that hangs up.

const PARTS = "[data-query-part], [data-live=header], footer.ft";

/** A sentence for those who listen; it is seen as well where it is about a problem. */
export function tell(form, sentence, visible = false) {
  const status = form.querySelector("[data-query-status]");
  if (!status) return;
  status.classList.toggle("visually-hidden", !visible);
  status.textContent = sentence;
}

function addressOf(form, submitter) {
  const address = new URL(form.getAttribute("action"), location.href);
  address.search = new URLSearchParams(new FormData(form, submitter)).toString();
  return address;
}

const scripts = (page) => [...page.querySelectorAll("script[src]")].map((script) => script.getAttribute("src"));

/** Scripts of plugins expect to run when the page that they are for is opened, so such pages are. */
function ofCoreAlone() {
  const sources = [...document.scripts].filter((script) => script.src);
  return sources.every((script) => new URL(script.src).pathname.includes("/-/static/"));
}

export function runInPlace(form, area, replaceStatement) {
  let running;

  form.addEventListener("submit", (event) => {
    const inPlace = form.getAttribute("method") === "get" && document.querySelector("[data-query-part=outcome]") && ofCoreAlone();
    if (!inPlace) return;
    event.preventDefault();
    run(addressOf(form, event.submitter), true);
  });

  window.addEventListener("popstate", () => {
    if (document.querySelector("[data-query-part=outcome]")) run(new URL(location.href), false);
  });

  async function run(address, forward) {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const started = performance.now();
    const answer = fetch(address, { signal: mine.signal }).then((response) => response.text());
    const detail = { until: answer, words: "Running the query", cancel: () => mine.abort() };
    document.dispatchEvent(new CustomEvent("pergola-progress", { detail }));
    try {
      const page = new DOMParser().parseFromString(await answer, "text/html");
      const known = new Set(scripts(document));
      if (!page.querySelector("[data-query-part=outcome]") || scripts(page).some((source) => !known.has(source))) {
        location.assign(address);
      } else {
        show(page, address, forward);
      }
    } catch (error) {
      if (mine !== running) return; // another one was begun instead
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const cancelled = error.name === "AbortError";
      tell(form, cancelled ? `Cancelled after ${seconds} s.` : "The server could not be reached.", true);
    }
  }

  function show(page, address, forward) {
    const focused = document.activeElement?.getAttribute("name");
    const fresh = page.querySelectorAll(PARTS);
    const parts = document.querySelectorAll(PARTS);
    parts.forEach((part, index) => fresh[index] && part.replaceWith(document.adoptNode(fresh[index])));
    document.title = page.title;
    const statement = page.querySelector("textarea[name=sql]");
    if (forward) {
      if (address.href !== location.href) history.pushState({}, "", address);
    } else if (area && statement) {
      replaceStatement(statement.value);
      takeValues(page);
    }
    markFault(statement);
    offerCopy();
    if (focused && document.activeElement === document.body) form.querySelector(`button[name="${focused}"]`)?.focus();
    const said = document.querySelector(".message-error[role=alert], [data-query-timing], .query-plan");
    tell(form, said?.matches("[data-query-timing]") ? said.textContent : "");
  }

  /** Back on an earlier page, its parameters are those of its address. */
  function takeValues(page) {
    const section = form.querySelector("[data-sql-parameters-section]");
    const old = page.querySelector("[data-sql-parameters-section]");
    if (section && old) section.replaceChildren(...document.adoptNode(old).childNodes);
  }

  function markFault(statement) {
    const { faultLine, faultColumn, faultLength } = statement?.dataset || {};
    const detail = faultLine
      ? { line: Number(faultLine), column: Number(faultColumn), length: Number(faultLength) }
      : null;
    area?.dispatchEvent(new CustomEvent("sql-fault", { detail }));
  }

  function offerCopy() {
    const copy = document.querySelector("[data-copy-link]");
    if (!copy || !navigator.clipboard) return;
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(location.href);
      tell(form, "The link to this query was copied.", true);
    });
  }

  offerCopy();
}
