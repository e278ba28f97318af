/* Nothing typed at the desk is lost: a form goes to the server every few seconds while somebody
   types in it. What cannot be sent stays in this browser, and the next page of the desk sends it. */
"use strict";
(() => {
  const { url, user, ended } = document.currentScript.dataset;
  const PREFIX = `kept:${user}:`;
  const WAIT = 3000, RETRY = 10_000, PATIENCE = 20_000, LIFETIME = 90 * 24 * 3600 * 1000; // ms
  const MOST_ON_LEAVING = 60_000; // what browsers still send of a page that is left
  const line = document.getElementById("keep-state");
  const form = line?.closest("form");
  const here = newKey(); // this window
  let token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";

  /* In this browser: what `entry` makes, for each key. */
  function put(entry) {
    try {
      localStorage.setItem(PREFIX + entry.key, JSON.stringify(entry));
      return true;
    } catch {
      return false;
    }
  }

  function drop(key) {
    try { localStorage.removeItem(PREFIX + key); } catch { /* Nothing is there. */ }
  }

  function left() {
    const found = [];
    try {
      for (const name of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
        const entry = JSON.parse(localStorage.getItem(name));
        if (Date.now() - entry.at < LIFETIME && !ended.includes(entry.key)) found.push(entry);
        else localStorage.removeItem(name);
      }
    } catch { /* A browser that keeps nothing, or something that is not ours. */ }
    return found;
  }

  function newKey() {
    const digits = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0"));
    return digits.join("");
  }

  const isJson = (answer) => answer.headers.get("Content-Type")?.startsWith("application/json");

  /* {typed_at, message, others}, or {reason, error}; reason «away»: nobody answered. */
  async function send(entry, onLeaving = false) {
    const body = JSON.stringify(entry);
    const ask = (options) => fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE) });
    const post = () => ask({
      method: "POST", body, keepalive: onLeaving && body.length < MOST_ON_LEAVING,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    });
    try {
      let answer = await post();
      if (answer.status === 403 && !isJson(answer)) { // the token of a session that has ended
        const fresh = await (await ask({})).json();
        if (!fresh.token) return fresh;
        token = fresh.token;
        answer = await post();
      }
      return isJson(answer) ? await answer.json() : { reason: "away" };
    } catch {
      return { reason: "away" };
    }
  }

  /* What other pages could not send. Those that were refused for good stay where they are. */
  async function sendWhatIsLeft() {
    let news = false;
    for (const entry of left()) {
      let told = await send(entry);
      if (told.reason === "elsewhere") told = await send({ ...entry, key: newKey(), after: "" });
      if (!told.reason || told.reason === "ended") drop(entry.key);
      if (told.reason === "away") setTimeout(begin, RETRY);
      if (told.reason) continue;
      if (line && entry.key === form.elements.copy.value) line.dataset.after = told.typed_at;
      else news ||= !line || (entry.kind === line.dataset.kind && entry.row === line.dataset.row);
    }
    return news;
  }

  async function begin() {
    const news = await sendWhatIsLeft();
    const shown = document.querySelector("[data-own-copies], [data-may-reload]");
    if (news && shown && !touched) location.reload();
  }

  let touched = false, leaving = false, again = false, timer = 0, sending = null, last = "";

  function fields() {
    const isText = ([name, text]) => typeof text === "string" && !/__prefix__|csrfmiddlewaretoken|password/.test(name);
    const { seen } = line.dataset;
    return [...new FormData(form)].filter(isText).map(([name, text]) => [name, (name === "seen" && seen) || text]);
  }

  function entry() {
    const { kind, row, after } = line.dataset;
    return { user, kind, row, after, key: form.elements.copy.value, window: here, at: Date.now(), fields: fields() };
  }

  /* «typing»: not sent yet; «kept»; «unsent»: could not be. */
  function mark(state) {
    line.dataset.state = state;
  }

  function say(where, text) {
    const place = line.querySelector(where);
    if (place.textContent !== text) place.textContent = text;
  }

  const later = (wait) => { timer ||= setTimeout(keep, wait); };

  function keep(onLeaving = false) {
    clearTimeout(timer);
    timer = 0;
    const now = entry(), text = JSON.stringify(now.fields);
    if (text === last) return mark("kept");
    if (onLeaving) put(now);
    if (sending) {
      again = true;
      return;
    }
    sending = send(now, onLeaving).then((told) => take(told, now, text)).finally(() => {
      sending = null;
      if (again) later(0);
      again = false;
    });
  }

  function take(told, now, text) {
    line.querySelector(".sign-in").hidden = told.reason !== "signed-out";
    if (told.reason) return refused(told, now);
    last = text;
    if (!timer && !again) mark("kept");
    line.dataset.after = told.typed_at;
    drop(now.key);
    say(".kept", told.message);
    say(".others", told.others.length ? `${line.dataset.also} ${told.others.join(", ")}` : "");
  }

  function refused({ reason, error }, now) {
    if (reason === "ended" || reason === "elsewhere") { // what is typed now is something new
      drop(now.key);
      form.elements.copy.value = newKey();
      line.dataset.after = "";
      again = true;
      return;
    }
    mark("unsent");
    const { away, nowhere } = line.dataset;
    const isHere = put(now);
    const sentence = reason === "away" || reason === "signed-out" ? away : `${error} ${away}`;
    say(".kept", isHere ? sentence : nowhere);
    if (reason === "away") later(RETRY);
  }

  function typed() {
    touched = true;
    leaving = false;
    mark("typing");
    later(WAIT);
  }

  function leave() {
    if (touched && !leaving) keep(true);
  }

  function submit(event) {
    if (sending) { // or it could come after the save, and the copy would be there again
      event.preventDefault();
      event.stopImmediatePropagation();
      again = false;
      sending.finally(() => form.requestSubmit(event.submitter));
      return;
    }
    clearTimeout(timer);
    timer = 0;
    leaving = true;
    if (touched) put(entry());
  }

  if (line) {
    form.autocomplete = "off"; // or going back would fill in half of what was typed
    form.querySelector(".submit-row:last-of-type")?.append(line);
    last = JSON.stringify(fields());
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    // The pickers tell of a choice through jQuery alone; a change there is also told by scripts that begin.
    django.jQuery(form).on("select2:select select2:unselect select2:clear", typed);
    form.addEventListener("submit", submit, true);
    document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
    window.addEventListener("pagehide", leave);
    for (const event of ["online", "focus"]) window.addEventListener(event, () => { if (touched && !leaving) keep(); });
  }
  begin();
})();
