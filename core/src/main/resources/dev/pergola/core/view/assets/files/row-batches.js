// Rows are sent to the API in batches that keep to the limits of the server. Each is stored as a whole or not at all.

import { send } from "./form-dialog.js";

export const plural = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

function batchesOf(rows, { mostRows, mostBytes }) {
  const most = mostBytes > 0 ? mostBytes * 0.9 : Infinity;
  const batches = [];
  let batch = [];
  let bytes = 0;
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length + 1;
    if (batch.length > 0 && (batch.length >= mostRows || bytes + size > most)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(row);
    bytes += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/**
 * Sends rows one batch after the other: { stored, refused }, where refused is null or { rows, errors }. Rows are counted from 1 in
 * the errors, over all batches.
 *
 * onProgress gets the number of rows that are stored; isStopped is asked before each batch.
 */
export async function sendRows(address, rows, { options = {}, limits, onProgress = () => {}, isStopped = () => false }) {
  let stored = 0;
  for (const batch of batchesOf(rows, limits)) {
    if (isStopped()) break;
    const answer = await send(address, { rows: batch, ...options });
    if (!answer.ok) {
      const errors = (answer.errors || [answer.error]).map((error) =>
        error.replace(/^Row (\d+)/, (all, number) => `Row ${stored + Number(number) + 1}`),
      );
      return { stored, refused: { rows: batch.length, errors } };
    }
    stored += batch.length;
    onProgress(stored);
  }
  return { stored, refused: null };
}
