// The number of rows, where it was not known in time for the page.

import { patiently } from "./patience.js";

async function answerOf(address, words) {
  return patiently(words, async (signal) => {
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  });
}

const inWords = (number, more) => `${more ? ">" : ""}${number.toLocaleString("en")} row${number === 1 ? "" : "s"}`;

/** The first words of the heading; what stands behind them stays. */
function say(heading, words) {
  heading.firstChild.textContent = `${words} `;
}

async function fetchCount(heading) {
  const address = new URL(`${location.pathname}.json`, location.href);
  address.search = location.search;
  address.searchParams.delete("_next");
  for (const [name, value] of Object.entries({ _size: 0, _extra: "count", _nofacet: 1, _nosuggest: 1 })) {
    address.searchParams.set(name, value);
  }
  const answer = await answerOf(address, "Counting the rows");
  if (answer.count === null) return;
  say(heading, inWords(answer.count - (answer.count_truncated ? 1 : 0), answer.count_truncated));
}

/** The link leads to a query that counts to the end; its answer takes the place of the number. */
async function countAll(heading, link) {
  const address = new URL(link.href);
  address.pathname += ".json";
  address.searchParams.set("_shape", "arrayfirst");
  const words = link.textContent;
  link.textContent = "counting...";
  try {
    const [number] = await answerOf(address, "Counting the rows");
    say(heading, inWords(number, false));
    link.remove();
  } catch (error) {
    link.textContent = error.name === "AbortError" ? words : `${words} (there are too many to count in time)`;
  }
}

export function begin() {
  const heading = document.querySelector(".row-count");
  heading.setAttribute("aria-live", "polite");
  if (heading.dataset.counting) {
    fetchCount(heading).catch((error) => {
      if (error.name !== "AbortError") console.info(`The rows were not counted: ${error.message}`);
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.count-sql");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    countAll(document.querySelector(".row-count"), link);
  });
}
