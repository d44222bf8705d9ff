// The interface for JavaScript plugins. A plugin listens on the document and registers:
//
//   document.addEventListener("datasette_init", (event) => {
//     event.detail.registerPlugin("my-plugin", { version: "1.0", makeColumnActions: (column) => [] });
//   });

const SELECTORS = {
  jsonExportLink: ".export-links a[href*=json]",
  tableWrapper: ".table-wrapper",
  table: "table.rows-and-columns",
  aboveTablePanel: ".above-table-panel",
  tableHeaders: "table.rows-and-columns th",
  filterRows: ".filter-row",
  facetResults: ".facet-results [data-column]",
};

/** Asks every plugin that has a function of this name; one that throws is told on the console and left out. */
function askEach(plugins, functionName, argument) {
  const answers = [];
  for (const [name, plugin] of plugins) {
    if (typeof plugin[functionName] !== "function") continue;
    try {
      answers.push([name, plugin[functionName](argument)]);
    } catch (error) {
      console.error(`The plugin ${name} failed in ${functionName}`, error);
    }
  }
  return answers;
}

function concatenated(plugins, functionName, argument) {
  return askEach(plugins, functionName, argument).flatMap(([, items]) => items || []);
}

/** Panels above the table: a button for each, one of them shown at a time. */
class AboveTablePanel {
  constructor(plugins) {
    this.plugins = plugins;
    this.shown = new Set();
  }

  render() {
    const place = document.querySelector(SELECTORS.aboveTablePanel);
    if (!place) {
      console.warn("This page has no table, so there is no place for a panel above it.");
      return;
    }
    for (const [plugin, configs] of askEach(this.plugins, "makeAboveTablePanelConfigs")) {
      for (const config of configs || []) this.add(place, plugin, config);
    }
  }

  add(place, plugin, config) {
    const id = `${plugin}_${config.id}`;
    if (this.shown.has(id)) return;
    const [controls, contents] = this.parts(place);
    const content = document.createElement("div");
    content.id = `${id}_panel-content`;
    content.hidden = this.shown.size > 0;
    const button = document.createElement("button");
    button.type = "button";
    button.id = `${id}_panel`;
    button.textContent = config.label;
    button.setAttribute("aria-controls", content.id);
    button.setAttribute("aria-expanded", String(!content.hidden));
    button.addEventListener("click", () => this.show(controls, contents, button, content));
    controls.append(button);
    contents.append(content);
    this.shown.add(id);
    config.render(content);
  }

  parts(place) {
    if (!place.firstElementChild) {
      for (const name of ["tab-controls", "tab-contents"]) {
        const part = document.createElement("div");
        part.className = name;
        place.append(part);
      }
    }
    return [place.querySelector(".tab-controls"), place.querySelector(".tab-contents")];
  }

  show(controls, contents, button, content) {
    for (const other of contents.children) other.hidden = other !== content;
    for (const other of controls.children) other.setAttribute("aria-expanded", String(other === button));
  }
}

function createManager() {
  const plugins = new Map();
  const panel = new AboveTablePanel(plugins);
  return {
    VERSION: window.datasetteVersion,
    plugins,
    selectors: SELECTORS,
    columnActions: {},

    registerPlugin(name, implementation) {
      if (plugins.has(name)) console.warn(`Warning -> plugin ${name} was redefined`);
      plugins.set(name, implementation);
      if (implementation.makeAboveTablePanelConfigs) panel.render();
    },

    makeColumnActions: (column) => concatenated(plugins, "makeColumnActions", column),

    makeJumpSections: (context) => concatenated(plugins, "makeJumpSections", context),

    makeColumnField(context) {
      for (const [pluginName, control] of askEach(plugins, "makeColumnField", context)) {
        if (control) return { ...control, pluginName };
      }
      return null;
    },

    renderAboveTablePanel: () => panel.render(),
  };
}

const INIT = "datasette_init";

function announce() {
  const manager = createManager();
  window.__DATASETTE__ = manager;
  document.dispatchEvent(new CustomEvent(INIT, { detail: manager }));
  // A plugin that arrives while the page is open listens for what has happened already: it is told at once.
  const listen = document.addEventListener;
  document.addEventListener = function (type, listener, options) {
    listen.call(document, type, listener, options);
    if (type === INIT) listener.call(document, new CustomEvent(INIT, { detail: manager }));
  };
}

// A module runs before DOMContentLoaded; plugins' scripts may still have to be read by then.
document.addEventListener("DOMContentLoaded", announce);
