// Pasted data becomes rows: CSV with commas, semicolons or tabs, JSON in arrays or objects, or JSON line by line.

const DELIMITERS = ["\t", ",", ";", "|"];

/** The records of a text with a delimiter; a quoted cell may hold anything. Empty lines are passed over. */
export function records(text, delimiter) {
  const found = [];
  let record = [];
  let cell = "";
  let quoted = false;
  let wasQuoted = false;
  const endCell = () => {
    record.push(cell);
    cell = "";
    wasQuoted = false;
  };
  const endRecord = () => {
    const blank = record.length === 0 && cell === "" && !wasQuoted;
    endCell();
    if (!blank) found.push(record);
    record = [];
  };
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    if (quoted) {
      if (letter !== '"') {
        cell += letter;
      } else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else {
        quoted = false;
      }
    } else if (letter === '"' && cell === "" && !wasQuoted) {
      quoted = true;
      wasQuoted = true;
    } else if (letter === delimiter) {
      endCell();
    } else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && text[i + 1] === "\n") i += 1;
      endRecord();
    } else {
      cell += letter;
    }
  }
  if (quoted) throw new Error("A quotation mark is opened and not closed.");
  if (cell !== "" || record.length > 0 || wasQuoted) endRecord();
  return found;
}

/** The delimiter that cuts the first lines into the same number of cells, and into the most. */
function delimiterOf(text) {
  const beginning = text.slice(0, 20000);
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    let rows;
    try {
      rows = records(beginning, delimiter).slice(0, 20);
    } catch {
      continue;
    }
    if (rows.length > 1 && text.length > beginning.length) rows.pop();
    const width = rows[0]?.length || 0;
    const even = rows.every((row) => row.length === width);
    const score = width < 2 ? 0 : width + (even ? 1000 : 0);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function objectsOf(value) {
  if (Array.isArray(value)) return value;
  if (value && typeof value === "object") {
    const lists = Object.values(value).filter((item) => Array.isArray(item) && item.some((one) => one && typeof one === "object"));
    return lists.sort((a, b) => b.length - a.length)[0] || [value];
  }
  return null;
}

function readJson(text) {
  let objects = null;
  try {
    objects = objectsOf(JSON.parse(text));
  } catch (error) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim());
    if (lines.length < 2 || !lines.every((line) => line.trim().startsWith("{"))) throw new Error(`This is no JSON: ${error.message}`);
    objects = lines.map((line, number) => {
      try {
        return JSON.parse(line);
      } catch (wrong) {
        throw new Error(`Line ${number + 1} is no JSON: ${wrong.message}`);
      }
    });
  }
  const columns = [];
  for (const [number, row] of (objects || []).entries()) {
    if (!row || typeof row !== "object" || Array.isArray(row)) throw new Error(`Row ${number + 1} is no object.`);
    for (const name of Object.keys(row)) if (!columns.includes(name)) columns.push(name);
  }
  return { format: "JSON", columns, rows: objects.map((row) => columns.map((name) => row[name])) };
}

/**
 * What a text holds: { format, columns, rows, ragged }. A cell that a row of JSON does not have is undefined.
 *
 * isHeader tells whether a line holds the names of columns; without such a line columns is null.
 */
export function readTable(text, isHeader) {
  const content = text.replace(/^\ufeff/, "");
  if (!content.trim()) throw new Error("There are no rows yet.");
  if (/^\s*[[{]/.test(content)) return readJson(content);
  const delimiter = delimiterOf(content);
  const all = records(content, delimiter);
  const header = isHeader(all[0]);
  const rows = header ? all.slice(1) : all;
  const columns = header ? all[0].map((name) => name.trim()) : null;
  const width = columns?.length ?? Math.max(...rows.map((row) => row.length));
  const ragged = rows.findIndex((row) => row.length > width);
  if (ragged >= 0) {
    throw new Error(`Row ${ragged + 1} has ${rows[ragged].length} cells, but there are ${width} columns.`);
  }
  return { format: delimiter === "\t" ? "TSV" : "CSV", columns, rows: rows.map((row) => pad(row, width)) };
}

function pad(row, width) {
  return row.length === width ? row : [...row, ...Array(width - row.length).fill("")];
}

export const isNumber = (text) => /^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?\s*$/.test(text);

/** The type in which all of these values keep what they are: integer, float or text. */
export function typeOf(values) {
  const present = values.filter((value) => value !== null && value !== undefined && value !== "");
  if (present.length === 0) return "text";
  const whole = (value) => (typeof value === "string" ? /^[-+]?(0|[1-9]\d{0,17})$/.test(value) : typeof value === "boolean" || Number.isInteger(value));
  const number = (value) =>
    typeof value === "string" ? isNumber(value) && !/^\s*[-+]?0\d/.test(value) : typeof value === "number" || typeof value === "boolean";
  if (present.every(whole)) return "integer";
  return present.every(number) ? "float" : "text";
}

/** Rows as tab-separated text, which goes back into where they came from. */
export function toText(columns, rows) {
  const cell = (value) => {
    const text = value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
    return /["\t\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return [columns, ...rows].map((row) => row.map(cell).join("\t")).join("\n");
}
