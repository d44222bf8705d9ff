// The editor of SQL: CodeMirror beside each textarea that takes a statement. The textarea stays what the form sends and what
// other scripts read and write; an event says that one of them has written:
//
// - "input" on the textarea: somebody has written in the editor
// - "sql-replaced" on the textarea: a script has set its value, which the editor takes over as one step that can be undone
// - "sql-fault" on the textarea: detail {line, column, length} is underlined until something else is written; null for none
//
// The editor lives in a shadow tree, where its styles are constructed and not written into the page, as the
// Content-Security-Policy wants it. The build puts this file and what it imports into one.

import { EditorState, StateEffect, StateField, Compartment, Prec } from "@codemirror/state";
import { Decoration, EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { SQLite, sql } from "@codemirror/lang-sql";
import { tags } from "@lezer/highlight";

const STATEMENTS = "form textarea[name=sql]";
const WORD_BEFORE = /\w+$/;

/** Keys that mean something to the page around the editor, which hears them as well. */
const KEYS_OF_PAGE = ["Shift-Enter", "Mod-Enter", "Ctrl-Enter", "Alt-ArrowUp", "Alt-ArrowDown"];

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--leaf-strong)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--warning)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--link-visited)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--ink-soft)", fontStyle: "italic" },
  { tag: tags.typeName, color: "var(--link)" },
]);

const look = EditorView.theme({
  "&": {
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    background: "var(--surface)",
    color: "var(--ink)",
    fontSize: "0.9375rem",
  },
  "&.cm-focused": { outline: "2px solid var(--leaf)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--code)", lineHeight: "1.55", minHeight: "6.5rem", maxHeight: "60vh", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.45rem 0" },
  ".cm-gutters": { background: "var(--sunken)", color: "var(--ink-soft)", border: "0", borderRadius: "6px 0 0 6px" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.5rem", minWidth: "1.9rem" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--leaf-wash)", outline: "1px solid var(--leaf)" },
  ".cm-fault": { background: "var(--danger-wash)", textDecoration: "underline wavy var(--danger)", textUnderlineOffset: "0.2em" },
  ".cm-tooltip": {
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    background: "var(--surface)",
    color: "var(--ink)",
    boxShadow: "var(--shadow)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--code)", maxWidth: "min(28rem, 90vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.15rem 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--leaf-wash)", color: "var(--ink)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { color: "var(--ink-soft)", fontStyle: "normal" },
});

const setFault = StateEffect.define();

const faults = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setFault)) return effect.value ? Decoration.set([effect.value]) : Decoration.none;
    }
    return transaction.docChanged ? Decoration.none : shown;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Columns of the tables that the statement names, wherever in it, and functions. */
function moreCompletions({ tables, functions }) {
  const columns = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  const names = functions.map((name) => ({ label: name, type: "function" }));
  return (context) => {
    const word = context.matchBefore(WORD_BEFORE);
    if ((!word && !context.explicit) || context.matchBefore(/[.:@$]\w*$/)) return null;
    const options = [...names];
    const seen = new Set();
    for (const [name] of context.state.doc.toString().matchAll(/\w+/g)) {
      const table = columns.get(name.toLowerCase());
      if (!table || seen.has(table)) continue;
      seen.add(table);
      for (const column of table.columns) options.push(columnCompletion(column, table.name, 1));
    }
    return { from: word ? word.from : context.pos, options, validFor: /^\w*$/ };
  };
}

function columnCompletion(column, table, boost) {
  const plain = /^[A-Za-z_]\w*$/.test(column);
  return { label: column, type: "property", detail: table, boost, apply: plain ? column : `"${column.replaceAll('"', '""')}"` };
}

/** What completion knows: keywords alone at first, names as soon as they have arrived. */
function language(names) {
  if (!names) return sql({ dialect: SQLite });
  const schema = {};
  for (const table of names.tables) {
    schema[table.name] = table.columns.map((column) => ({ label: column, type: "property" }));
  }
  return [sql({ dialect: SQLite, schema }), SQLite.language.data.of({ autocomplete: moreCompletions(names) })];
}

/**
 * Writes what is typed over a selection. A browser that does so by itself keeps the look of what was there by an attribute
 * for styles, which the Content-Security-Policy forbids.
 */
function typeOver(event, view) {
  const { from, to, empty } = view.state.selection.main;
  if (event.inputType !== "insertText" || !event.data || empty || view.composing) return false;
  const insert = () =>
    view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, event.data, insert))) view.dispatch(insert());
  return true;
}

function edit(area) {
  const host = document.createElement("sql-editor");
  const root = host.attachShadow({ mode: "open" });
  const hint = document.createElement("span");
  hint.id = "leaving";
  hint.hidden = true;
  hint.textContent = "Escape and then Tab leave the editor.";
  root.append(hint);
  area.before(host);
  // From outside of the tree it cannot be seen that somebody writes, so that no letter is taken for a key of the page.
  host.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
  const label = area.labels[0];
  const languages = new Compartment();
  let own = false; // whether the textarea is being written from here

  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        Prec.highest(keymap.of(KEYS_OF_PAGE.map((key) => ({ key, run: () => true })))),
        keymap.of([{ key: "Tab", run: acceptCompletion }, indentWithTab]),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        history(),
        lineNumbers(),
        highlightSpecialChars(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        syntaxHighlighting(colours),
        languages.of(language()),
        faults,
        look,
        EditorView.lineWrapping,
        EditorView.domEventHandlers({ beforeinput: typeOver }),
        EditorView.contentAttributes.of({
          "aria-label": label?.textContent.trim() || "SQL",
          "aria-describedby": "leaving",
          autocapitalize: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || own) return;
          area.value = update.state.doc.toString();
          area.dispatchEvent(new Event("input", { bubbles: true }));
        }),
      ],
    }),
  });
  area.hidden = true;
  label?.addEventListener("click", () => view.focus());
  if (document.activeElement === area) view.focus();

  area.addEventListener("sql-replaced", () => {
    if (area.value === view.state.doc.toString()) return;
    own = true;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: area.value },
      selection: { anchor: area.value.length },
      annotations: isolateHistory.of("full"),
      scrollIntoView: true,
    });
    own = false;
  });
  area.addEventListener("sql-fault", (event) => view.dispatch({ effects: setFault.of(range(view.state.doc, event.detail)) }));
  if (area.dataset.faultLine) area.dispatchEvent(new CustomEvent("sql-fault", { detail: faultOf(area) }));

  completeNames(area.dataset.schemaUrl, view, languages);
}

function faultOf(area) {
  return {
    line: Number(area.dataset.faultLine),
    column: Number(area.dataset.faultColumn),
    length: Number(area.dataset.faultLength),
  };
}

/** Lines and columns count from 1. What is behind the end is shown at the last character. */
function range(doc, fault) {
  if (!fault || doc.length === 0 || fault.line > doc.lines) return null;
  const line = doc.line(fault.line);
  const from = Math.min(line.from + fault.column - 1, doc.length - 1);
  const to = Math.min(Math.max(from + fault.length, from + 1), doc.length);
  return Decoration.mark({ class: "cm-fault" }).range(from, to);
}

/** Names are asked for when somebody begins to write, since most readers of a page never do. */
function completeNames(address, view, languages) {
  if (!address) return;
  view.contentDOM.addEventListener(
    "focus",
    async () => {
      const response = await fetch(address).catch(() => null);
      if (!response?.ok) return; // without names there are still keywords
      view.dispatch({ effects: languages.reconfigure(language(await response.json())) });
    },
    { once: true },
  );
}

for (const area of document.querySelectorAll(STATEMENTS)) edit(area);
