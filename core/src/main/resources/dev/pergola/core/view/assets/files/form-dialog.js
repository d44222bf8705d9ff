// Dialogs that hold forms: they close with Escape, ask before they throw away what was filled in, and give the focus back.

export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function button(text, className, onClick) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

export function submitButton(text, className = "") {
  const made = element("button", className, text);
  made.setAttribute("type", "submit");
  return made;
}

let numbered = 0;

/**
 * Opens a dialog.
 *
 * - title: what it is about
 * - content: an element
 * - isChanged: whether something would be lost if it were closed now
 * - opener: what gets the focus when it is closed
 * - className: of the dialog, besides its own
 */
export function openDialog({ title, content, isChanged = () => false, opener = document.activeElement, className = "" }) {
  numbered += 1;
  const dialog = element("dialog", `form-dialog ${className}`.trim());
  const heading = element("h2", "", title);
  heading.id = `form-dialog-${numbered}`;
  dialog.setAttribute("aria-labelledby", heading.id);
  const close = button("\u00d7", "form-dialog-close", () => leave());
  close.setAttribute("aria-label", "Close");
  const head = element("div", "form-dialog-head");
  head.append(heading, close);
  const question = element("div", "form-dialog-question");
  question.setAttribute("role", "alert");
  question.hidden = true;
  const body = element("div", "form-dialog-body");
  body.append(content);
  dialog.append(head, question, body);
  document.body.append(dialog);

  function end() {
    dialog.close();
  }

  function leave() {
    if (!isChanged()) {
      end();
    } else if (question.hidden) {
      const keep = button("Keep editing", "secondary", () => {
        question.hidden = true;
        body.querySelector("input, textarea, select")?.focus();
      });
      question.replaceChildren(element("p", "", "Throw away what you filled in?"), button("Throw away", "danger", end), keep);
      question.hidden = false;
      keep.focus();
    }
  }

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      // Browsers let nobody prevent a second "cancel" in a row, so the key is taken before it becomes one.
      event.preventDefault();
      leave();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form");
      if (form) {
        event.preventDefault();
        form.requestSubmit();
      }
    }
  });
  // A click beside the dialog hits the dialog itself, whose content fills it.
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog) leave();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener?.isConnected) opener.focus();
  });
  dialog.addEventListener("click", (event) => {
    const cancel = event.target.closest("[data-form-cancel]");
    if (!cancel) return;
    event.preventDefault();
    leave();
  });
  dialog.showModal();
  return { dialog, end, leave };
}

/** Sends a form or an object and reads the answer; one that is no JSON is an error in words. */
export async function send(address, body) {
  const json = !(body instanceof URLSearchParams);
  try {
    const asked = fetch(address, {
      method: "POST",
      headers: { Accept: "application/json", ...(json ? { "Content-Type": "application/json" } : {}) },
      body: json ? JSON.stringify(body) : body,
    });
    document.dispatchEvent(new CustomEvent("pergola-progress", { detail: { until: asked, words: "Saving" } }));
    const response = await asked;
    const answer = await response.json();
    return { ...answer, ok: response.ok && answer.ok !== false };
  } catch (error) {
    return { ok: false, error: "The server did not answer as expected.", errors: [`No answer: ${error.message}`] };
  }
}
