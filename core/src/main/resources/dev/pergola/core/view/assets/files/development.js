// While a plugin is being written: asks whether it has changed, loads the page again when a new version has taken over,
// and shows what the compiler does not understand.

const address = new URL("../dev.json", import.meta.url);
const PERIOD = 500;
const note = document.createElement("pre");
note.className = "development-note";
note.setAttribute("role", "status");

let edited = false;
document.addEventListener("input", () => {
  edited = true;
});

function show(text) {
  if (note.textContent !== text) {
    note.textContent = text;
  }
  if (!note.isConnected) {
    document.body.append(note);
  }
}

function follow(change) {
  if (!change.ok) {
    show(change.message);
  } else if (change.change === window.pergolaChange) {
    note.remove();
  } else if (edited) {
    show("The plugin has changed. What you have typed is still here; load the page again to see the change.");
  } else {
    window.location.reload();
  }
}

async function look() {
  try {
    const response = await fetch(address, { cache: "no-store" });
    if (response.ok) {
      follow(await response.json());
    }
  } catch {
    // The server is not there at the moment; it may come back.
  }
  window.setTimeout(look, document.hidden ? 4 * PERIOD : PERIOD);
}

look();
