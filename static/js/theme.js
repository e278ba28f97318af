// Sets the reader's choice of light or dark before anything is painted. Runs while the head is
// read, so it does nothing else; the choice itself is made in theme-choice.js.
try {
  const choice = localStorage.getItem("theme");
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
} catch {
  // Storage may be closed to us; the system's choice holds.
}
