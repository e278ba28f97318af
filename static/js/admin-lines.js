/* Rows of a page as lines, each of which fetches its form when it is opened.
   What is open is sent, and of a closed line what `deskLines.set` was told. Without this script
   «?expand=1» opens the whole page. */
"use strict";
(() => {
  const STEP = 10;
  const AT_ONCE = 10; // rows that are fetched by one request
  const form = document.querySelector("#content-main > form[method=post]");
  if (!form || !form.querySelector(".lines-group")) return;
  const texts = form.querySelector(".lines-bar").dataset;
  const opening = new Map();

  const groupOf = (line) => line.closest(".lines-group");
  const linesOf = (group) => [...group.querySelectorAll(".line")];
  const nameOf = (line, field) => `${groupOf(line).dataset.prefix}-${line.dataset.number}-${field}`;
  const inputOf = (line, field) => line.querySelector(`[name="${nameOf(line, field)}"]`);
  const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

  async function fetched(query) {
    const address = new URL(location.href);
    address.hash = "";
    address.searchParams.delete("expand");
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = [...page.body.children].filter((each) => each.matches(".line"));
    if (!answer.ok || found.length === 0) throw new Error(`${address} ${answer.status}`);
    return found;
  }

  function numbersFrom(group, howMany) {
    const total = document.getElementById(`id_${group.dataset.prefix}-TOTAL_FORMS`);
    const first = Number(total.value);
    total.value = first + howMany;
    return first;
  }

  // The links beside a picker lead to what is chosen, as Django's script does once for a page.
  function lead(line) {
    for (const wrapper of line.querySelectorAll(".related-widget-wrapper")) {
      const chosen = wrapper.querySelector("select")?.value;
      for (const link of wrapper.querySelectorAll("a[data-href-template]")) {
        if (chosen) link.href = link.dataset.hrefTemplate.replace("__fk__", chosen);
        link.toggleAttribute("aria-disabled", !chosen);
      }
    }
  }

  function wake(line) {
    const detail = { formsetName: groupOf(line).dataset.prefix };
    for (const button of line.querySelectorAll(".remove-line")) button.hidden = false;
    lead(line);
    line.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail }));
    if (typeof DateTimeShortcuts !== "undefined" && line.querySelector(".vDateField")) {
      for (const shortcut of document.querySelectorAll(".datetimeshortcuts")) shortcut.remove();
      DateTimeShortcuts.init();
    }
    line.dispatchEvent(new CustomEvent("line:opened", { bubbles: true }));
  }

  // Put a fetched form into its line, with what was set while it was closed.
  function settle(line, fresh) {
    if (line.classList.contains("opened")) return line;
    line.id = fresh.id;
    line.dataset.number = fresh.dataset.number;
    const waiting = line.querySelector(".line-inputs");
    const fields = waiting ? [...waiting.children] : [];
    waiting?.remove();
    line.querySelector(".line-failed")?.remove();
    line.querySelector("details").append(fresh.querySelector(".line-form"));
    line.classList.add("opened");
    for (const field of fields) write(line, field.dataset.field, field.value);
    wake(line);
    return line;
  }

  function tellFailure(line) {
    const told = document.createElement("p");
    told.className = "line-failed errornote";
    told.setAttribute("role", "alert");
    told.textContent = texts.failed;
    line.querySelector(".line-failed")?.remove();
    line.querySelector("details").append(told);
  }

  function open(line) {
    line.querySelector("details").open = true;
    if (line.classList.contains("opened")) return Promise.resolve(line);
    if (!opening.has(line)) opening.set(line, fetchInto(line).finally(() => opening.delete(line)));
    return opening.get(line);
  }

  async function fetchInto(line) {
    const row = `${groupOf(line).dataset.prefix}-${line.dataset.row}`;
    line.setAttribute("aria-busy", "true");
    try {
      const [fresh] = await fetched({ row, number: line.dataset.number });
      return settle(line, fresh);
    } catch {
      tellFailure(line);
      return line;
    } finally {
      line.removeAttribute("aria-busy");
    }
  }

  // All lines of a part, some by each request: what has come is shown, and the page answers while
  // the next ones come. They get numbers that no other row has.
  async function openAll(group) {
    const part = group.querySelector(":scope > fieldset > details");
    if (part) part.open = true;
    for (const line of group.querySelectorAll(".line.opened > details")) line.open = true;
    const closed = linesOf(group).filter((line) => !line.classList.contains("opened"));
    while (closed.length) {
      const lines = new Map(closed.splice(0, AT_ONCE).map((line) => [line.dataset.row, line]));
      const row = `${group.dataset.prefix}-${[...lines.keys()].join(",")}`;
      for (const fresh of await fetched({ row, number: numbersFrom(group, lines.size) })) {
        settle(lines.get(fresh.dataset.row), fresh).querySelector("details").open = true;
      }
    }
  }

  const lastOrder = (group) => Math.max(0, ...linesOf(group).map((line) => (
    Number(inputOf(line, "order")?.value ?? line.dataset.order) || 0
  )));

  async function add(group) {
    const part = group.querySelector(":scope > fieldset > details");
    if (part) part.open = true;
    const prefix = group.dataset.prefix;
    const order = lastOrder(group) + STEP;
    const [line] = await fetched({ row: `${prefix}-new`, number: numbersFrom(group, 1) });
    group.querySelector(".lines").append(document.adoptNode(line));
    const input = inputOf(line, "order");
    if (input) input.value = order;
    wake(line);
    line.querySelector("select, input:not([type=hidden]), textarea")?.focus();
    return line;
  }

  function remove(line) {
    const group = groupOf(line);
    line.remove();
    group.querySelector(".add-line")?.focus();
    changed(form);
  }

  // Into an open form; "" and "on" untick and tick a box.
  function write(line, field, value) {
    const input = inputOf(line, field);
    if (!input) return;
    if (input.type === "checkbox") input.checked = Boolean(value); else input.value = value;
    changed(input);
  }

  function hidden(box, line, field, value) {
    const input = inputOf(line, field) ?? document.createElement("input");
    input.type = "hidden";
    input.name = nameOf(line, field);
    input.dataset.field = field;
    input.value = value;
    box.append(input);
  }

  // Change one field of a line, open or not; null takes the change of a closed one back.
  function set(line, field, value) {
    if (line.classList.contains("opened") || line.classList.contains("new")) {
      write(line, field, value ?? "");
      return;
    }
    let box = line.querySelector(".line-inputs");
    if (!box) {
      box = document.createElement("span");
      box.className = "line-inputs";
      box.hidden = true;
      line.append(box);
    }
    if (value === null || (field === "DELETE" && !value)) inputOf(line, field)?.remove();
    else hidden(box, line, field, value);
    const own = ["id", "only"];
    const only = [...box.children].map((each) => each.dataset.field).filter((each) => !own.includes(each));
    if (only.length) {
      hidden(box, line, "id", line.dataset.row);
      hidden(box, line, "only", only.join(" "));
    } else box.remove();
    changed(line);
  }

  document.addEventListener("toggle", (event) => {
    const line = event.target.parentElement?.closest(".line");
    if (event.target.open && line?.querySelector("details") === event.target) open(line);
  }, true);
  form.addEventListener("click", async (event) => {
    if (event.target.closest(".add-line")) {
      try { await add(groupOf(event.target)); } catch { window.alert(texts.failed); }
    } else if (event.target.closest(".remove-line")) remove(event.target.closest(".line"));
    else if (event.target.closest(".open-all")) {
      try {
        for (const group of form.querySelectorAll(".lines-group")) await openAll(group);
      } catch { window.alert(texts.failed); }
    }
  });
  for (const bar of form.querySelectorAll(".lines-bar, .lines-group .add-row")) bar.hidden = false;
  for (const line of form.querySelectorAll(".line.new .remove-line")) line.hidden = false;
  window.deskLines = { open, openAll, add, remove, set };
})();
