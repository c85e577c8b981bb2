"use strict";
(() => {
  const form = document.querySelector(".filter");
  const [search, theme, locality] = ["search", "theme", "locality"].map((name) => form.elements[name]);
  const items = [...document.querySelectorAll("[data-words]")];
  const told = form.querySelector("output");
  const has = (list, code) => !code || (list || "").split(" ").includes(code);
  const show = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const count = { locality: 0, theme: 0 };
    for (const item of items) {
      const { words, kind, code, themes, localities } = item.dataset;
      const fits = wanted.every((word) => words.includes(word)) &&
        (kind === "theme" ? has(code, theme.value) && has(localities, locality.value)
          : has(themes, theme.value) && has(code, locality.value));
      item.hidden = !fits;
      if (fits && item.matches("li")) count[kind] += 1;
    }
    for (const nothing of document.querySelectorAll(".nothing")) {
      nothing.hidden = [...nothing.previousElementSibling.children].some((item) => !item.hidden);
    }
    const active = wanted.length || theme.value || locality.value;
    const found = told.dataset.told.replace("{localities}", count.locality).replace("{themes}", count.theme);
    // A locality that does not report on a theme is silent on it, or has no article: neither is a nought.
    const others = items.filter((item) => item.dataset.article && !has(item.dataset.themes, theme.value));
    const silent = others.filter((item) => item.dataset.article === "yes").length;
    const said = told.dataset.silent.replace("{silent}", silent).replace("{without}", others.length - silent);
    told.textContent = active ? found + (theme.value ? said : "") : "";
  };
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
