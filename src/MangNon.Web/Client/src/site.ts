import { offerPasskeys } from "./passkeys";
import { suggestWhileTyping } from "./suggest";
import { easeRounds } from "./rounds";
import "./site.scss";

// Comforts only: every page does all it does without this file, but for passkeys.

/** A filter takes hold when it is chosen; the button is for those without script. */
function sendFiltersOnChange(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-send-on-change]")) {
    form.addEventListener("change", (event) => {
      if (event.target instanceof HTMLSelectElement) {
        form.requestSubmit();
      }
    });
    form.querySelector<HTMLElement>("[data-without-script]")?.setAttribute("hidden", "");
  }
}

/** A menu closes when the person turns to something else. */
function closeMenus(): void {
  const open = () => document.querySelectorAll<HTMLDetailsElement>("details.menu[open]");
  document.addEventListener("click", (event) => {
    for (const menu of open()) {
      if (event.target instanceof Node && !menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

function printOnAsking(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** After a form came back with errors, its summary takes the focus, so that it is heard first. */
function focusErrors(): void {
  document.querySelector<HTMLElement>(".error-summary")?.focus();
}

sendFiltersOnChange();
closeMenus();
printOnAsking();
focusErrors();
suggestWhileTyping();
offerPasskeys();
easeRounds();
