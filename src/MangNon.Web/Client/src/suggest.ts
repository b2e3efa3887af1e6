// Results under a search box while one types: the combobox with a list of WAI-ARIA. Without it the box is posted as ever.

interface Suggestion {
  address: string;
  name: string;
  detail: string;
}

interface Suggestions {
  children: Suggestion[];
  more: string;
}

/** Milliseconds without a key after which the words are taken as typed. */
const Pause = 400;
const FromCharacters = 2;

class SuggestionList {
  private readonly list = document.createElement("ul");
  private readonly told = document.createElement("div");
  private timer = 0;
  private asked = "";
  private asking: AbortController | null = null;
  private active = -1;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly form: HTMLFormElement,
    private readonly address: string,
  ) {
    this.list.id = input.id + "-ket-qua";
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.dataset.suggestLabel ?? "");
    this.told.className = "visually-hidden";
    this.told.setAttribute("aria-live", "polite");
    form.classList.add("has-suggestions");
    form.append(this.list, this.told);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-haspopup", "listbox");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.press(event));
    form.addEventListener("submit", () => this.forget());
    form.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) {
        this.close();
      }
    });
    // The box keeps the focus: only then does a click land before the list is gone.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
      if (option) {
        this.take(option);
      }
    });
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private forget(): void {
    window.clearTimeout(this.timer);
    this.asking?.abort();
  }

  private wait(): void {
    this.forget();
    if (this.input.value.trim().length < FromCharacters) {
      this.asked = "";
      this.close();
      return;
    }
    this.timer = window.setTimeout(() => void this.ask(), Pause);
  }

  private async ask(): Promise<void> {
    const words = this.input.value.trim();
    if (words === this.asked) {
      this.open();
      return;
    }
    this.asking = new AbortController();
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        body: new URLSearchParams([...new FormData(this.form)].map(([name, value]) => [name, String(value)])),
        signal: this.asking.signal,
        redirect: "error",
      });
      if (!answer.ok) {
        this.close();
        return;
      }
      this.show((await answer.json()) as Suggestions);
      this.asked = words;
    } catch {
      // Broken off, signed out or without a line: the box still works with Enter.
      this.close();
    }
  }

  private show(found: Suggestions): void {
    this.list.replaceChildren(
      ...found.children.map((child) => this.option(child.name, child.detail, child.address)),
      ...(found.more && found.children.length > 0 ? [this.option(found.more, "", "")] : []),
    );
    this.told.textContent =
      found.children.length > 0 ? `${this.list.getAttribute("aria-label")}: ${found.children.length}` : found.more;
    this.open();
    if (found.children.length === 0) {
      this.list.append(this.nothing(found.more));
      this.list.hidden = false;
    }
  }

  private option(title: string, detail: string, address: string): HTMLElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${this.list.childElementCount}-${Math.random().toString(36).slice(2)}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.address = address;
    const name = document.createElement("span");
    name.className = "suggestion-name";
    name.textContent = title;
    option.append(name);
    if (detail) {
      const more = document.createElement("span");
      more.className = "suggestion-detail";
      more.textContent = detail;
      option.append(" ", more);
    }
    return option;
  }

  private nothing(words: string): HTMLElement {
    const line = document.createElement("li");
    line.className = "suggestion-none";
    line.setAttribute("role", "option");
    line.setAttribute("aria-disabled", "true");
    line.setAttribute("aria-selected", "false");
    line.textContent = words;
    return line;
  }

  private open(): void {
    this.move(-1);
    const any = this.list.childElementCount > 0;
    this.list.hidden = !any;
    this.input.setAttribute("aria-expanded", String(any));
  }

  private close(): void {
    this.forget();
    this.move(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  private move(to: number): void {
    const options = this.options.filter((option) => option.getAttribute("aria-disabled") !== "true");
    this.active = to < -1 ? options.length - 1 : to >= options.length ? -1 : to;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.active)));
    const active = options[this.active];
    if (active) {
      this.input.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing) {
      return;
    }
    const shown = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!shown && this.asked === this.input.value.trim() && this.asked) {
        this.open();
      }
      if (!this.list.hidden) {
        event.preventDefault();
        this.move(this.active + (event.key === "ArrowDown" ? 1 : -1));
      }
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Enter" && shown && this.active >= 0) {
      const option = this.options[this.active];
      if (option) {
        event.preventDefault();
        this.take(option);
      }
    }
  }

  /** Opens the child, or, on the last line, sends the box. */
  private take(option: HTMLElement): void {
    if (option.dataset.address) {
      window.location.assign(option.dataset.address);
    } else if (option.getAttribute("aria-disabled") !== "true") {
      this.form.requestSubmit();
    }
  }
}

export function suggestWhileTyping(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) {
    if (input.form && input.dataset.suggest) {
      new SuggestionList(input, input.form, input.dataset.suggest);
    }
  }
}
