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
    for (const box of form.querySelectorAll<HTMLInputElement>('tbody tr:not([hidden]) th input[type="checkbox"]')) {
      box.checked = true;
    }
    form.dispatchEvent(new Event("change"));
  });
}

/** Lower case, diacritics off, đ as d: as the register's search folds. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}

/** Part of a name leaves its rows; Enter ticks the one that is left and begins anew. */
function findInList(form: HTMLFormElement): void {
  const find = form.querySelector<HTMLInputElement>("[data-find]");
  if (!find) {
    return;
  }
  find.hidden = false;
  const rows = Array.from(form.querySelectorAll<HTMLTableRowElement>("tbody tr"), (row) => ({ row, text: fold(row.textContent ?? "") }));
  const narrow = () => {
    const words = fold(find.value).split(/\s+/).filter((word) => word.length > 0);
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
    }
  };
  find.addEventListener("input", narrow);
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) {
      return;
    }
    event.preventDefault();
    const left = rows.filter(({ row }) => !row.hidden);
    const box = left.length === 1 ? left[0]?.row.querySelector<HTMLInputElement>('input[type="checkbox"]') : null;
    if (box) {
      box.checked = true;
      find.value = "";
      narrow();
      form.dispatchEvent(new Event("change"));
    }
  });
}

function countTicks(form: HTMLFormElement): void {
  const told = form.querySelector<HTMLElement>("[data-ticked]");
  if (!told) {
    return;
  }
  const count = () => {
    const ticked = form.querySelectorAll('tbody input[type="checkbox"]:checked').length;
    told.textContent = (told.dataset.ticked ?? "").replace("{0}", String(ticked));
  };
  form.addEventListener("change", count);
  count();
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
    findInList(form);
    countTicks(form);
  }
}
