/* Shows beside a form what readers would get of it: two seconds after the last key, where they were. */
"use strict";
(() => {
  const PAUSE = 2000;
  const panel = document.querySelector("#preview");
  const form = panel && document.getElementById(panel.dataset.form);
  if (!form) return;
  const toggles = [...document.querySelectorAll(".preview-toggle")];
  const frames = panel.querySelector(".preview-frames");
  const state = panel.querySelector(".preview-state");
  const languages = [...panel.querySelectorAll("[data-language]")];
  let language = document.documentElement.lang === "en" ? "en" : "vi";
  let timer, coming, missed = false, number = 0;

  const address = () => {
    const there = new URL(panel.dataset.address || location.href, location.href);
    there.searchParams.set("preview", language);
    there.hash = "";
    return there.href;
  };

  /* A frame of its own for each answer: no flash, and nothing for the Back button to go through. */
  const newFrame = () => {
    const frame = document.createElement("iframe");
    frame.name = `preview-${number += 1}`;
    frame.title = frames.dataset.title;
    frame.sandbox = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    frame.className = "coming";
    frames.append(frame);
    return frame;
  };

  const send = () => {
    clearTimeout(timer);
    if (panel.hidden) return;
    if (coming) {
      missed = true;
      return;
    }
    missed = false;
    state.textContent = panel.dataset.busy;
    coming = newFrame();
    coming.addEventListener("load", arrived);
    const { action, target } = form;
    form.action = address();
    form.target = coming.name;
    HTMLFormElement.prototype.submit.call(form);
    form.action = action;
    form.target = target;
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  };

  function arrived({ target: frame }) {
    const page = frame.contentDocument;
    if (page?.URL === "about:blank") return;
    coming = undefined;
    state.textContent = page ? "" : panel.dataset.failed;
    const before = frames.querySelector("iframe.shown");
    if (page) {
      lead(page);
      frame.className = "shown";
      const top = before?.contentWindow?.scrollY ?? 0;
      frame.contentWindow.scrollTo({ top, behavior: "instant" });
      before?.remove();
    } else {
      frame.remove();
    }
    if (missed) send();
  }

  /* Links of the page open beside the desk; those to fields lead to the form. */
  const lead = (page) => {
    for (const link of page.querySelectorAll("a[href]")) {
      if ("field" in link.dataset) {
        link.addEventListener("click", (event) => {
          event.preventDefault();
          find(link.hash.slice(1));
        });
      } else if (!link.getAttribute("href").startsWith("#")) {
        link.target = "_blank";
        link.rel = "noopener";
      }
    }
  };

  const find = (id) => {
    const field = document.getElementById(id);
    if (!field) return;
    if (getComputedStyle(panel).position === "fixed") show(false);
    field.closest("details")?.setAttribute("open", "");
    field.scrollIntoView({ block: "center" });
    field.focus();
  };

  const show = (open) => {
    panel.hidden = !open;
    document.body.classList.toggle("has-preview", open);
    for (const toggle of toggles) toggle.setAttribute("aria-expanded", String(open));
    if (open) send();
  };

  const choose = (chosen) => {
    language = chosen;
    for (const each of languages) {
      each.setAttribute("aria-pressed", String(each.dataset.language === chosen));
    }
  };

  for (const toggle of toggles) {
    toggle.hidden = false;
    toggle.addEventListener("click", () => show(panel.hidden));
  }
  for (const each of languages) {
    each.addEventListener("click", () => {
      choose(each.dataset.language);
      send();
    });
  }
  panel.querySelector(".preview-close").addEventListener("click", () => {
    show(false);
    toggles[0]?.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    show(false);
    toggles[0]?.focus();
  });
  for (const event of ["input", "change", "formset:added", "formset:removed"]) {
    form.addEventListener(event, later);
  }
  globalThis.django?.jQuery(form).on("change", later);
  choose(language);
})();
