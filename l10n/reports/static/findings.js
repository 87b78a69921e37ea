"use strict";
// Without this script the page shows everything; with it, three menus narrow it down.
const form = document.querySelector(".filters");
if (form) {
  form.hidden = false;
  const show = () => {
    const want = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const section of document.querySelectorAll("section[data-locale]")) {
      const here = !want.locale || section.dataset.locale === want.locale;
      let any = false;
      for (const item of section.querySelectorAll("li[data-severity]")) {
        const fits = here && (!want.severity || item.dataset.severity === want.severity) &&
          (!want.check || item.dataset.check === want.check);
        item.hidden = !fits;
        any = any || fits;
        shown += fits ? 1 : 0;
      }
      section.hidden = !any;
    }
    form.querySelector("output").textContent = `${shown} shown`;
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
