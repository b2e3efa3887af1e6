// A weighing round typed without the mouse, with what each row says while it is typed. The server reads, scores and asks;
// nothing of it is known here.

interface Scored {
  words: string;
  care: boolean;
  problems: string[];
  doubts: string[];
}

/** Weight, height, next child; or one choice for each child. Posture and oedema are seldom touched: Shift+Tab goes back to them. */
function goOn(form: HTMLFormElement): void {
  const measures = Array.from(form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(".round-measure input:not([type=hidden], [type=checkbox]), .round-measure select"));
  const save = form.querySelector<HTMLElement>("[data-save]");
  form.addEventListener("keydown", (event) => {
    const at = measures.findIndex((measure) => measure === event.target);
    if (at < 0 || event.shiftKey || event.isComposing || (event.key !== "Enter" && event.key !== "Tab")) {
      return;
    }
    // A question about this row waits to be answered first.
    const asked = measures[at]?.closest("tr")?.querySelector<HTMLElement>("[data-confirm] input");
    const isHeight = measures[at + 1]?.closest("tr") !== measures[at]?.closest("tr");
    const next = isHeight && asked ? asked : (measures[at + 1] ?? save);
    if (next) {
      event.preventDefault();
      next.focus();
      if (next instanceof HTMLInputElement && next.type !== "checkbox") {
        next.select();
      }
    }
  });
}

function scoreWhileTyping(form: HTMLFormElement, address: string): void {
  const waiting = new Map<HTMLElement, { timer: number; request?: AbortController }>();
  form.addEventListener("input", (event) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("tr[data-child]") : null;
    if (!row || (event.target instanceof Element && event.target.closest("[data-confirm]"))) {
      return;
    }
    const before = waiting.get(row);
    window.clearTimeout(before?.timer);
    before?.request?.abort();
    waiting.set(row, { timer: window.setTimeout(() => void score(row), 400) });
  });

  async function score(row: HTMLElement): Promise<void> {
    const value = (prefix: string) =>
      row.querySelector<HTMLInputElement | HTMLSelectElement>(`[name^="${prefix}"]`)?.value ?? "";
    const asked = new FormData();
    asked.set("tre", row.dataset.child ?? "");
    asked.set("ngay", form.dataset.day ?? "");
    asked.set("can", value("can-"));
    asked.set("cao", value("cao-"));
    asked.set("tu-the", value("tu-the-"));
    if (row.querySelector<HTMLInputElement>('[name^="phu-"]')?.checked) {
      asked.set("phu", "1");
    }
    asked.set("__RequestVerificationToken", form.querySelector<HTMLInputElement>('[name="__RequestVerificationToken"]')?.value ?? "");
    const request = new AbortController();
    waiting.set(row, { timer: 0, request });
    try {
      const answer = await fetch(address, { method: "POST", body: asked, signal: request.signal });
      if (answer.ok) {
        show(row, (await answer.json()) as Scored);
      }
    } catch {
      // Without an answer the row says nothing until it is saved.
    }
  }

  function show(row: HTMLElement, scored: Scored): void {
    const result = row.querySelector<HTMLElement>("[data-result]");
    if (!result) {
      return;
    }
    const words = [scored.words, ...scored.problems, ...scored.doubts].filter((text) => text.length > 0);
    result.textContent = words.join(". ");
    result.classList.toggle("holds-no", scored.care || scored.problems.length > 0 || scored.doubts.length > 0);
  }
}

function tickAll(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("[data-tick-all]");
  if (!button) {
    return;
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const box of form.querySelectorAll<HTMLInputElement>('tbody th input[type="checkbox"]')) {
      box.checked = true;
    }
  });
}

export function easeRounds(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-round]")) {
    if (form.dataset.score || form.dataset.next !== undefined) {
      goOn(form);
    }
    if (form.dataset.score) {
      scoreWhileTyping(form, form.dataset.score);
    }
    tickAll(form);
  }
}
