// The button of automatic, light and dark. Remembered in this browser only: no cookie, no request.
const CHOICES = ["auto", "light", "dark"];
const button = document.getElementById("theme");
const root = document.documentElement;
const chosen = () => root.dataset.theme ?? "auto";

function choose(choice) {
  if (choice === "auto") delete root.dataset.theme;
  else root.dataset.theme = choice;
  button.title = button.dataset[choice];
  button.setAttribute("aria-label", button.title);
}

choose(chosen());
button.hidden = false;
button.addEventListener("click", () => {
  const next = CHOICES[(CHOICES.indexOf(chosen()) + 1) % CHOICES.length];
  choose(next);
  try {
    if (next === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", next);
  } catch {
    // It holds for this page at least.
  }
});

// Another tab of the site has chosen.
addEventListener("storage", ({ key, newValue }) => {
  if (key === "theme") choose(newValue ?? "auto");
});
