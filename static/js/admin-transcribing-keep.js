/* Keeps the state of the transcribing screen for its editor, and puts it back. */
"use strict";
(() => {
  const { form, start, named, cards, add, newRole, of, dress, placed, post, tell } = transcribing;
  const note = document.getElementById("kept");
  const HERE = `transcribing:${form.dataset.editor}`;
  const EVERY = 3000;
  let timer = null, queue = Promise.resolve();

  function state() {
    const fields = {};
    for (const [name, value] of new FormData(form)) if (name !== "csrfmiddlewaretoken" && value) (fields[name] ??= []).push(value);
    return fields;
  }
  const data = (fields) => {
    const found = new FormData();
    for (const [name, values] of Object.entries(fields)) for (const value of values) found.append(name, value);
    return found;
  };

  function here(fields) {
    try {
      if (fields) localStorage.setItem(HERE, JSON.stringify(fields));
      else localStorage.removeItem(HERE);
    } catch {
      // A browser that keeps nothing.
    }
  }

  async function keep() {
    clearTimeout(timer);
    timer = null;
    const fields = state();
    try {
      const answer = await post(form.dataset.keep, data(fields));
      const { message } = await answer.json();
      note.textContent = message || `${form.dataset.kept} ${new Date().toLocaleTimeString(document.documentElement.lang)}`;
      here(message ? fields : null);
    } catch {
      here(fields);
      note.textContent = form.dataset.unkept;
      timer = setTimeout(later, 10 * EVERY);
    }
  }
  const later = () => (queue = queue.then(keep).finally(pending));
  const pending = () => form.toggleAttribute("data-pending", timer !== null);
  const changed = () => {
    timer ??= setTimeout(later, EVERY);
    pending();
  };

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("statements", changed);
  document.addEventListener("visibilitychange", () => document.hidden && timer && later());
  addEventListener("pagehide", () => timer && later());

  // What was written stays marked; the statements themselves are on file now.
  form.addEventListener("saved", async ({ detail }) => {
    named("used").value = transcribing.usedParagraphs().join(" ");
    for (const box of [document.getElementById("statements"), document.getElementById("new-roles")]) box.replaceChildren();
    named("source").value = detail.source;
    await later();
    clearTimeout(timer);
    timer = null;
    location.assign(detail.next);
  });

  document.getElementById("drop").addEventListener("click", async () => {
    const fields = { copy: [named("copy").value] };
    here(null);
    clearTimeout(timer);
    await post(form.dataset.keep, data(fields)).catch(() => {});
    timer = null;
    form.reset();
    location.assign(location.pathname);
  });

  function restore(fields) {
    for (const name of Object.keys(fields)) {
      const role = name.match(/^role-(\d+)-acronym$|^role-(\d+)-name_vi$/);
      const number = role && (role[1] ?? role[2]);
      if (number && !named(`role-${number}-acronym`)) newRole(number);
    }
    for (const [name, [kind]] of Object.entries(fields)) {
      const number = name.match(/^statement-(\d+)-kind$/)?.[1];
      if (!number) continue;
      const card = add(null, number);
      of(card, "kind").value = kind;
      dress(card);
    }
    for (const [name, values] of Object.entries(fields)) {
      const field = name === "copy" ? null : named(name);
      if (field?.type === "checkbox") field.checked = true;
      else if (field) field.value = values.at(-1);
    }
    for (const card of cards()) {
      card.querySelector(".tr-show").hidden = !of(card, "first").value;
      card.querySelector(".tr-made")?.toggleAttribute("hidden", !named(`made-${card.dataset.number}-kind`)?.value);
      transcribing.checkWording(card);
    }
    for (const box of document.getElementById("new-roles").children) box.dispatchEvent(new Event("input"));
    named("role").value = fields.role?.at(-1) ?? "";
    placed();
  }

  async function begin() {
    let fields = start.fields;
    try {
      const left = JSON.parse(localStorage.getItem(HERE));
      if (left?.copy && (!start.key || left.copy[0] === start.key)) fields = left;
      if (fields === left) named("copy").value = left.copy[0];
    } catch {
      // Nothing of ours.
    }
    restore(fields);
    if (start.role) named("role").value = start.role;
    transcribing.chooseSource(start.source);
    transcribing.describeSource();
    if (named("text").value) await transcribing.readArticle();
    tell();
    clearTimeout(timer);
    timer = null;
    pending();
    if (!named("source").value && !cards().length) document.getElementById("source-text").focus();
  }
  begin();
})();
