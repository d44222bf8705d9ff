// Work that can be cancelled while the page shows that it goes on.

/**
 * Does something that may take long.
 *
 * - words: what it is, for the one who waits
 * - work: gets a signal that tells when it is cancelled, and answers a promise
 *
 * Answers what the work answers; a cancelled one fails with an AbortError.
 */
export function patiently(words, work) {
  const control = new AbortController();
  const until = work(control.signal);
  const cancel = () => control.abort();
  document.dispatchEvent(new CustomEvent("pergola-progress", { detail: { until, words, cancel } }));
  return until;
}
