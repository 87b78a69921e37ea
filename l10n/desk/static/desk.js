// Saves in place and gives the hands keys; every page works without it.
const said = document.getElementById("said");
const cards = () => [...document.querySelectorAll(".card")];
const box = (card) => card.querySelector('textarea[name="text"]');
const changed = new Set();
const bare = { "x-desk-fragment": "1" };

function tell(text) {
  if (said) said.textContent = text;
}

function go(card, step, waiting) {
  const all = cards();
  let at = all.indexOf(card) + step;
  while (waiting && all[at] && all[at].matches(".translated, .reviewed")) at += step;
  const next = all[at];
  if (!next) return box(card).focus();
  box(next).focus();
  next.scrollIntoView({ block: "center" });
}

async function send(form, act) {
  const card = form.closest(".card");
  const body = new URLSearchParams(new FormData(form));
  body.set("act", act);
  const sent = body.get("text");
  tell("Saving…");
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: bare });
  } catch {
    tell("Not saved: the desk does not answer. Your words are still here.");
    return null;
  }
  if (![200, 412, 422].includes(answer.status)) {
    tell(`Not saved: ${(await answer.text()).replace(/<[^>]*>/g, " ").trim().slice(0, 200)}`);
    return null;
  }
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text(); // made by the desk, escaped there
  const fresh = holder.content.querySelector(".card");
  const typed = box(card).value;
  const more = answer.ok && typed !== sent; // written while it was being saved
  card.replaceWith(fresh);
  if (more) box(fresh).value = typed;
  else changed.delete(fresh.id);
  const all = cards();
  const state = fresh.querySelector(".badge").textContent;
  tell(answer.ok ? `Saved. Sentence ${all.indexOf(fresh) + 1} of ${all.length}: ${state}.` : "Not saved; see the sentence.");
  if (!answer.ok) box(fresh).focus();
  return answer.ok ? fresh : null;
}

document.addEventListener("submit", async (event) => {
  if (!event.target.matches(".target")) return;
  event.preventDefault();
  const act = event.submitter?.value ?? "save";
  const card = await send(event.target, act);
  if (card) card.querySelector(`button[value="${act}"]`)?.focus();
});

document.addEventListener("input", (event) => {
  const card = event.target.closest(".card");
  if (card) changed.add(card.id);
});

addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});

document.addEventListener("click", async (event) => {
  const { target } = event;
  const card = target.closest(".card");
  if (!card) return;
  if (target.dataset.insert !== undefined) put(card, target.dataset.insert, false);
  if (target.dataset.replace !== undefined) put(card, target.dataset.replace, true);
  if (target.matches("a.like")) {
    event.preventDefault();
    const answer = await fetch(target.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector(".similar");
    if (found) target.closest(".acts").after(found), target.remove();
  }
});

function put(card, text, whole) {
  const area = box(card);
  area.focus();
  if (whole) area.select();
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  changed.add(card.id);
}

document.addEventListener("keydown", async (event) => {
  const card = document.activeElement?.closest?.(".card");
  if (!card) return;
  const { key, altKey, shiftKey } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (altKey && !ctrl && (key === "ArrowDown" || key === "ArrowUp")) {
    event.preventDefault();
    go(card, key === "ArrowDown" ? 1 : -1, false);
  } else if (ctrl && key === "Enter") {
    event.preventDefault();
    const fresh = await send(card.querySelector(".target"), altKey ? "approve" : "save");
    if (fresh) go(fresh, 1, altKey || shiftKey);
  } else if (ctrl && !shiftKey && key.toLowerCase() === "y") {
    event.preventDefault();
    const fresh = await send(card.querySelector(".target"), "keep");
    if (fresh) go(fresh, 1, false);
  } else if (ctrl && shiftKey && key.toLowerCase() === "c") {
    event.preventDefault();
    put(card, card.querySelector(".source p").textContent, true);
  }
});
