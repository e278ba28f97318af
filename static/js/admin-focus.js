/* Where typing begins: in the first field of a page that adds something, and at the first problem of
   a save that was refused. The list of problems leads to each of the others. */
"use strict";
(() => {
  const adding = "adding" in document.currentScript.dataset;
  const FIELDS = "input:not([type=hidden], [type=submit], [type=button]), select, textarea";

  // What takes the keyboard for a field: pickers stand in front of theirs.
  const control = (field) =>
    field.matches(".select2-hidden-accessible") ? field.parentElement.querySelector(".select2-selection") : field;

  function lead(target) {
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const field = control(target);
    field.scrollIntoView({ block: "center" });
    field.focus();
  }

  const named = (link) => document.getElementById(link.hash.slice(1));

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".problems a");
    const target = link && named(link);
    if (!target) return;
    event.preventDefault();
    lead(target);
  });

  const problems = document.querySelector(".problems");
  // After the pickers have been put in front of their fields, which waits for the same.
  django.jQuery(() => {
    if (problems) {
      const first = [...problems.querySelectorAll("a")].map(named).find((target) => target?.matches(FIELDS));
      if (first) lead(first);
      else (document.querySelector(".conflict") ?? problems).focus();
      return;
    }
    const fields = adding ? [...document.querySelectorAll("#content-main form fieldset.module :is(input, select, textarea)")] : [];
    const first = fields.find((field) => field.matches(FIELDS) && !field.disabled && control(field).offsetParent);
    if (first) control(first).focus();
  });
})();
