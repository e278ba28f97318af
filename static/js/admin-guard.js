/* Asks before a page with unsaved texts is left. */
"use strict";
(() => {
  const form = document.querySelector("#content-main > form[method=post]");
  if (!form) return;
  // A page that comes back with problems holds texts that are saved nowhere.
  let unsaved = document.querySelector(".problems, .errornote") !== null;
  let leaving = false;
  form.addEventListener("input", () => { unsaved = true; });
  // The pickers tell of a choice through jQuery alone.
  django.jQuery(form).on("change", () => { unsaved = true; });
  form.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved && !leaving) event.preventDefault();
  });
})();
