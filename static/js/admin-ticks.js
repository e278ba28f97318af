/* Lines of one part are ticked; what can be done with them all is asked of the server when the first
   one is, and done with the page's own save. */
"use strict";
(() => {
  const form = document.querySelector("#content-main > form[method=post]");
  const bar = form?.querySelector("nav.lines-bar");
  if (!bar || !window.deskLines) return;

  const ticksOf = (group) => [...group.querySelectorAll(".line-tick")];
  const ticked = (group) => ticksOf(group).filter((tick) => tick.checked);
  const bulkOf = (group) => group.querySelector(".bulk");
  let asked = null; // the part whose controls are being fetched

  // What comes and goes above a line moves none of them from under the mouse.
  function steadily(group, act) {
    const line = ticksOf(group).find((tick) => tick.getBoundingClientRect().bottom > 0)?.closest(".line");
    const before = line?.getBoundingClientRect().top;
    act();
    if (line?.offsetParent) window.scrollBy({ top: line.getBoundingClientRect().top - before, behavior: "instant" });
  }

  // Names of the controls stand once on a page: ticks elsewhere are forgotten.
  function clear(group) {
    for (const tick of ticksOf(group)) tick.checked = false;
    bulkOf(group)?.remove();
  }

  async function controls(group) {
    if (bulkOf(group) || asked === group) return;
    asked = group;
    try {
      const address = new URL(location.pathname, location.href);
      address.searchParams.set("bulk", group.dataset.prefix);
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      steadily(group, () => {
        if (ticked(group).length && !bulkOf(group)) group.querySelector(".lines").before(document.adoptNode(page.querySelector(".bulk")));
        wake(group);
      });
    } catch {
      window.alert(bar.dataset.failed);
    } finally {
      asked = null;
    }
  }

  function wake(group) {
    const bulk = bulkOf(group);
    if (!bulk) return;
    django.jQuery(bulk).find(".admin-autocomplete").djangoAdminSelect2();
    show(group);
  }

  // How many are ticked, their ids for the form, and the control that the chosen action needs.
  function show(group) {
    const bulk = bulkOf(group);
    if (!bulk) return;
    const rows = ticked(group).map((tick) => tick.closest(".line").dataset.row);
    bulk.querySelector("output").textContent = `${rows.length} ${bar.dataset.ticked}`;
    for (const old of bulk.querySelectorAll("[name=bulk-rows]")) old.remove();
    for (const row of rows) {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: "bulk-rows", value: row });
      bulk.append(input);
    }
    const action = bulk.querySelector("[name=bulk-action]").value;
    for (const value of bulk.querySelectorAll(".bulk-value")) value.hidden = value.dataset.for !== action;
    bulk.querySelector(".bulk-do").disabled = !action || !rows.length;
  }

  function changed(group) {
    for (const other of form.querySelectorAll("[data-bulk]")) if (other !== group) clear(other);
    if (ticked(group).length) controls(group).then(() => show(group));
    else steadily(group, () => bulkOf(group)?.remove());
  }

  function box(line) {
    const tick = document.createElement("input");
    tick.type = "checkbox";
    tick.className = "line-tick";
    tick.setAttribute("aria-label", `${bar.dataset.tick}: ${line.querySelector(".inline_label").textContent.trim()}`);
    line.prepend(tick);
    return tick;
  }

  for (const group of form.querySelectorAll("[data-bulk]")) {
    const wanted = bulkOf(group)?.dataset.rows.split(" ") ?? [];
    for (const line of group.querySelectorAll(".line.has_original")) box(line).checked = wanted.includes(line.dataset.row);
    wake(group);
  }

  // Ticks and controls are no texts of the page: nothing of them is left unsaved.
  const isOurs = (element) => element.matches(".line-tick") || element.closest(".bulk");
  for (const kind of ["input", "change"]) {
    document.querySelector("#content-main").addEventListener(kind, (event) => {
      if (!isOurs(event.target)) return;
      event.stopPropagation();
      const group = event.target.closest(".lines-group");
      if (kind === "change") (event.target.matches(".line-tick") ? changed : show)(group);
    }, true);
  }
  form.addEventListener("click", (event) => {
    const group = event.target.closest(".lines-group");
    const all = event.target.closest(".tick-all");
    if (!all && !event.target.closest(".tick-none")) return;
    for (const tick of ticksOf(group)) if (!tick.closest(".line").hidden || !all) tick.checked = Boolean(all);
    changed(group);
  });
})();
