/* Marks wording that the article has in the same words, while it is typed. */
"use strict";
(() => {
  const { form, named, texts, post } = transcribing;
  const PAUSE = 400;
  const timers = new WeakMap();

  async function check(card) {
    const fields = texts(card), article = named("text").value;
    if (!article.trim()) return;
    const data = new FormData();
    data.append("text", article);
    for (const field of fields) data.append("wording", field.value);
    const sent = fields.map((field) => field.value);
    const answer = await post(form.dataset.reading, data);
    const { shared, message } = await answer.json().catch(() => ({}));
    if (message) tell(fields[0], message);
    if (!shared) return;
    fields.forEach((field, at) => field.value === sent[at] && field.isConnected && tell(field, told(shared[at])));
  }

  const told = (runs) => runs.length ? `${form.dataset.shared} «${runs.join("» «")}»` : "";

  function tell(field, said) {
    const box = field.closest(".tr-field");
    let note = box.querySelector(".tr-shared");
    box.toggleAttribute("data-shares", said !== "");
    if (!said) {
      note?.remove();
      return;
    }
    if (!note) {
      note = Object.assign(document.createElement("p"), { className: "tr-shared" });
      note.setAttribute("role", "status");
      box.append(note);
    }
    if (note.textContent !== said) note.textContent = said;
  }

  form.addEventListener("input", ({ target }) => {
    const card = target.closest(".tr-statement");
    if (!card || !target.closest(".tr-said") || target.tagName === "SELECT") return;
    clearTimeout(timers.get(card));
    timers.set(card, setTimeout(check, PAUSE, card));
  });
  transcribing.checkWording = check;
})();
