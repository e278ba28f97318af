// The menu of light, dark and automatic. Remembered in this browser only: no cookie, no request.
const menu = document.getElementById("theme");
const root = document.documentElement;

menu.value = root.dataset.theme ?? "auto";
menu.closest("[hidden]").hidden = false;
menu.addEventListener("change", () => {
  if (menu.value === "auto") delete root.dataset.theme;
  else root.dataset.theme = menu.value;
  try {
    if (menu.value === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", menu.value);
  } catch {
    // It holds for this page at least.
  }
});

// Another tab of the site has chosen.
addEventListener("storage", ({ key, newValue }) => {
  if (key !== "theme") return;
  menu.value = newValue ?? "auto";
  if (newValue) root.dataset.theme = newValue;
  else delete root.dataset.theme;
});
