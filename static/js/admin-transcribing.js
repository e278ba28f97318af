/* The statements of the transcribing screen: made, moved through by keyboard, saved all at once.
   Other scripts tell it of a "passage" and ask for `transcribing`; it tells of "statements". */
"use strict";
const transcribing = (() => {
  const form = document.getElementById("transcribing");
  const list = document.getElementById("statements");
  const start = JSON.parse(document.getElementById("start").textContent);
  const known = new Map(); // places of the source on file

  const named = (name) => form.querySelector(`[name="${CSS.escape(name)}"]`);
  const cards = () => [...list.children];
  const of = (card, field) => named(`statement-${card.dataset.number}-${field}`);
  const tell = () => form.dispatchEvent(new Event("statements"));
  // One after the other: what is kept is what was typed before something is written.
  let queue = Promise.resolve();
  const ask = (...request) => (queue = queue.catch(() => {}).then(() => fetch(...request)));
  async function post(address, data) {
    const token = named("csrfmiddlewaretoken");
    const send = () => {
      data.set("csrfmiddlewaretoken", token.value);
      return ask(address, { method: "POST", body: data });
    };
    const answer = await send();
    return answer.status === 403 && await renew(token) ? send() : answer;
  }

  // Whoever has signed in again in another tab has another token there; whether somebody has.
  async function renew(token) {
    const page = new DOMParser().parseFromString(await (await ask(location.pathname)).text(), "text/html");
    const fresh = page.querySelector("#transcribing [name=csrfmiddlewaretoken]")?.value;
    if (fresh) token.value = fresh;
    return Boolean(fresh);
  }


  // A copy of what stands in a template, numbered.
  function made(template, number) {
    const copy = document.getElementById(template).content.cloneNode(true);
    for (const element of copy.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes("__prefix__")) element.setAttribute(name, value.replaceAll("__prefix__", number));
      }
    }
    return copy;
  }

  const next = (elements) => Math.max(0, ...elements.map((one) => Number(one.dataset.number))) + 1;

  function fields(card) {
    const found = card.querySelector(".tr-said > .tr-fields").querySelectorAll("input, select, textarea");
    const skill = card.querySelectorAll(".tr-made:not([hidden]) :is(input, select)");
    return [...found, ...skill];
  }

  // What makes a statement more than an empty form: words, or a passage.
  const texts = (card) => [...card.querySelector(".tr-said").querySelectorAll("input[type=text], textarea")];
  const isEmpty = (card) => texts(card).every((one) => !one.value.trim());
  const isWaiting = (card) => isEmpty(card) && !of(card, "first").value;

  // The fields of its kind, with what was typed under the same names.
  function dress(card, before) {
    const said = card.querySelector(".tr-said"), typed = new Map();
    const kind = of(card, "kind").value;
    const bare = (one) => one.name.replace(/^[^-]+-\d+-/, "");
    for (const one of said.querySelectorAll("input, select, textarea")) typed.set(bare(one), one.value);
    said.replaceChildren(made(`kind-${kind}`, card.dataset.number));
    const last = before && before.findLast((one) => of(one, "kind").value === kind);
    for (const one of said.querySelectorAll("input, select, textarea")) {
      if (one.type === "checkbox") continue;
      const carried = last && one.tagName === "SELECT" && last.querySelector(`[name$="-${CSS.escape(bare(one))}"]`)?.value;
      if (typed.get(bare(one))) one.value = typed.get(bare(one));
      else if (carried) one.value = carried;
      if (one.tagName === "SELECT" && one.selectedIndex < 0) one.selectedIndex = 0;
    }
    describeSkill(card);
  }

  function describeSkill(card) {
    const skill = card.querySelector('[data-picks="skill"]'), box = card.querySelector(".tr-made");
    if (!skill || !box) return;
    const options = [...document.getElementById("called-skill").options];
    const wanted = skill.value.trim().toLowerCase();
    box.hidden = !wanted || options.some((one) => one.value.toLowerCase() === wanted);
    if (box.hidden) for (const one of box.querySelectorAll("input, select")) one.value = "";
  }

  function add(passage, number = next(cards())) {
    const before = cards(), last = before.at(-1);
    list.append(made("statement", number));
    const card = list.lastElementChild;
    card.dataset.number = number;
    for (const option of document.getElementById("role").options) addRole(of(card, "role"), option.value, option.text);
    if (last) of(card, "kind").value = of(last, "kind").value;
    of(card, "role").value = document.getElementById("role").value;
    of(card, "place").value = last ? of(last, "place").value : "";
    dress(card, before);
    if (passage) attach(card, passage);
    placed();
    tell();
    return card;
  }

  function attach(card, { first, last, place, heading, fragment }) {
    of(card, "first").value = first;
    of(card, "last").value = last;
    of(card, "place").value = place;
    of(card, "heading").value = heading;
    of(card, "fragment").value = "";
    card.querySelector(".tr-show").hidden = false;
    fragment.then((words) => { of(card, "fragment").value ||= words; tell(); });
    placed();
    tell();
  }

  // A place that is on file, or that a statement above has described, is not described again.
  function placed() {
    const plain = (place) => place.replace(/[\s§]/g, "").toLowerCase();
    const seen = new Set([...known.keys()].map(plain));
    for (const card of cards()) {
      const places = of(card, "place").value.split(";").map(plain).filter(Boolean);
      card.querySelector(".tr-new-place").hidden = places.every((one) => seen.has(one));
      places.forEach((one) => seen.add(one));
    }
    const options = [...new Set([...known.keys(), ...cards().map((card) => of(card, "place").value)])].filter(Boolean);
    document.getElementById("places").replaceChildren(...options.map((one) => new Option(known.get(one) ?? "", one)));
  }

  function focus(card) {
    (fields(card).find((one) => !one.value || one.tagName !== "SELECT") ?? fields(card)[0]).focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  form.addEventListener("passage", ({ detail }) => {
    const last = cards().at(-1);
    if (last && isWaiting(last)) attach(last, detail);
    else add(detail);
    focus(cards().at(-1));
  });
  document.getElementById("statement-add").addEventListener("click", () => focus(add()));

  list.addEventListener("click", ({ target }) => {
    const card = target.closest(".tr-statement");
    if (target.closest(".tr-remove")) {
      const beside = card.nextElementSibling ?? card.previousElementSibling;
      card.remove();
      placed();
      tell();
      (beside ?? document.getElementById("statement-add")).focus();
    } else if (target.closest(".tr-show")) {
      form.dispatchEvent(new CustomEvent("show-passage", { detail: Number(of(card, "first").value) }));
    }
  });
  list.addEventListener("change", ({ target }) => {
    const card = target.closest(".tr-statement");
    if (target === of(card, "kind")) dress(card, cards().slice(0, cards().indexOf(card)));
    if (target === of(card, "place")) placed();
    if (target.dataset.picks === "skill") describeSkill(card);
    tell();
  });
  document.getElementById("role").addEventListener("change", ({ target }) => {
    for (const card of cards()) if (isEmpty(card) || !of(card, "role").value) of(card, "role").value = target.value;
  });

  // Enter: the next field; from the last one the next statement.
  list.addEventListener("keydown", (event) => {
    const { key, target, shiftKey, isComposing } = event;
    if (key !== "Enter" || shiftKey || isComposing || !target.matches("input, select, textarea")) return;
    const card = target.closest(".tr-statement"), all = fields(card), at = all.indexOf(target);
    if (target.tagName === "TEXTAREA" && at !== all.length - 1) return;
    event.preventDefault();
    if (target.dataset.picks === "skill") describeSkill(card);
    const following = fields(card)[at + 1];
    if (following) following.focus();
    else if (at >= 0) focus(card === list.lastElementChild ? add() : card.nextElementSibling);
    else focus(card);
  });

  // In what stands above the article, too; the last field leads to the article.
  form.addEventListener("keydown", (event) => {
    const { key, target, isComposing } = event;
    if (key !== "Enter" || isComposing || !target.matches(".tr-part :is(input, select)")) return;
    event.preventDefault();
    const all = [...form.querySelectorAll(".tr-part :is(input, select, textarea), #text")];
    all.slice(all.indexOf(target) + 1).find((one) => one.checkVisibility())?.focus();
  });

  // What belongs in a field, as long as somebody is in it.
  form.addEventListener("focusin", ({ target }) => {
    document.getElementById("hint").textContent = target.closest(".tr-field")?.querySelector(".tr-help")?.textContent ?? "";
  });

  function addRole(select, value, text) {
    const found = [...select.options].find((one) => one.value === value);
    if (found) found.text = text;
    else select.add(new Option(text, value));
  }

  function newRole(number) {
    const box = document.getElementById("new-roles");
    number ??= next([...box.children]);
    box.append(made("new-role", number));
    const role = box.lastElementChild, value = `new-${number}`;
    role.dataset.number = number;
    const name = () => {
      const told = ["acronym", "name_vi"].map((one) => named(`role-${number}-${one}`).value).filter(Boolean);
      for (const select of form.querySelectorAll("[data-roles]")) addRole(select, value, told.join(" – ") || form.dataset.named);
    };
    name();
    role.addEventListener("input", name);
    role.querySelector("button").addEventListener("click", () => {
      role.remove();
      for (const option of form.querySelectorAll(`option[value="${value}"]`)) option.remove();
      document.getElementById("role-add").focus();
      tell();
    });
    document.getElementById("role").value = value;
    document.getElementById("role").dispatchEvent(new Event("change", { bubbles: true }));
    return role;
  }
  document.getElementById("role-add").addEventListener("click", () => newRole().querySelector("input").focus());

  // What is sent: all but the article and statements that were never begun.
  function sent() {
    const data = new FormData(form);
    for (const name of ["text", "used", "copy"]) data.delete(name);
    for (const card of cards().filter(isWaiting)) {
      const number = card.dataset.number, own = new RegExp(`^\\w+-${number}-`);
      for (const name of [...data.keys()]) if (own.test(name) && !name.startsWith("role-")) data.delete(name);
    }
    return data;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    if (button.disabled) return;
    button.disabled = true;
    try {
      const answer = await (await post(form.action, sent())).json();
      if (answer.next) form.dispatchEvent(new CustomEvent("saved", { detail: answer }));
      else refuse(answer.faults);
    } catch {
      refuse([{ name: "", message: form.dataset.failed }]);
    }
    button.disabled = false;
  });

  function refuse(faults) {
    const box = document.getElementById("faults");
    for (const old of form.querySelectorAll(".tr-fault")) old.remove();
    for (const old of form.querySelectorAll("[aria-invalid]")) old.removeAttribute("aria-invalid");
    box.querySelector("ul").replaceChildren(...faults.map(({ name, message }) => {
      const item = document.createElement("li"), field = name && named(name);
      if (!field) item.textContent = message;
      else item.append(complain(field, message));
      return item;
    }));
    box.hidden = false;
    box.focus();
  }

  // The message beside its field, and a link to it.
  function complain(field, message) {
    const told = Object.assign(document.createElement("p"), { className: "tr-fault errorlist", textContent: message });
    const link = Object.assign(document.createElement("a"), { href: `#${field.id}` });
    const card = field.closest(".tr-statement"), label = field.closest(".tr-field").querySelector("label").textContent;
    link.textContent = `${card ? `${cards().indexOf(card) + 1}. ` : ""}${label}: ${message}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.focus();
    });
    field.setAttribute("aria-invalid", "true");
    const hidden = field.closest("details, [hidden]");
    if (hidden) hidden.open = !(hidden.hidden = false);
    field.closest(".tr-field").append(told);
    return link;
  }

  form.addEventListener("statements", () => {
    for (const count of document.querySelectorAll("[data-count]")) count.textContent = cards().filter((one) => !isWaiting(one)).length;
  });

  return { form, start, known, named, cards, of, add, newRole, placed, texts, ask, post, tell, dress };
})();
