"""Style and script of the page about the API."""

__all__ = ["SCRIPT", "STYLE"]

STYLE = """
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
.names { display: flex; flex-wrap: wrap; gap: 8px; margin: 0; padding: 0; list-style: none; }
.names a { display: block; padding: 4px 10px; border: 1px solid var(--border); border-radius: 6px; text-decoration: none; }
.names a:hover { border-color: var(--border-strong); }
.endpoint, #long-runs, #mcp { margin-top: 40px; padding-top: 8px; border-top: 1px solid var(--border); scroll-margin-top: 16px; }
.endpoint:target > h2 code { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 4px; }
h2 a { color: inherit; text-decoration: none; }
h2 a:hover { text-decoration: underline; }
h3 { margin: 16px 0 8px; font-size: 13px; font-weight: 600; }
.scroll { overflow-x: auto; border-radius: 6px; }
.scroll table { overflow-wrap: normal; }
.scroll td { min-width: 72px; max-width: 340px; overflow-wrap: break-word; }
caption { padding: 4px 0; font-weight: 600; text-align: start; }
tbody th { color: var(--text); font-size: 14px; white-space: nowrap; }
em { color: var(--text-muted); font-style: normal; }
.code { position: relative; margin: 16px 0; }
pre, .install { direction: ltr; text-align: left; }
.install { margin: 0 0 8px; }
.code pre { margin: 0; padding-block-end: 44px; white-space: pre; overflow-wrap: normal; max-height: 420px; overflow: auto; }
.tabs { display: flex; flex-wrap: wrap; gap: 0 4px; margin-bottom: 8px; border-bottom: 1px solid var(--border); }
.tabs button { min-height: 36px; padding: 0 10px; border: 0; border-bottom: 2px solid transparent; background: none; color: var(--text-muted);
  font: inherit; direction: ltr; cursor: pointer; }
.tabs button:hover { color: var(--text); }
.tabs button[aria-selected=true] { border-color: var(--accent-text); color: var(--text); font-weight: 500; }
.tabbed h3 { display: none; }
.panel { position: relative; }
.panel[hidden] { display: none; }
.copy { position: absolute; inset-block-end: 8px; right: 8px; min-height: 28px; padding: 0 10px; border: 1px solid var(--border-strong); border-radius: 6px;
  background: var(--raised); color: var(--text); font: inherit; font-size: 12px; cursor: pointer; }
.try { margin: 16px 0; }
summary { width: fit-content; min-height: 32px; padding: 6px 0; color: var(--accent-text); font-weight: 500; cursor: pointer; }
.try form { gap: 6px; margin-top: 8px; padding: 16px; border: 1px solid var(--border); border-radius: 10px; background: var(--surface); }
.try label { margin-top: 8px; }
.try label:first-child { margin-top: 0; }
.try input:not([type=checkbox]), textarea, select { width: 100%; min-height: 40px; padding: 8px 10px; border: 1px solid var(--border-strong);
  border-radius: 6px; background: var(--page); color: var(--text); font: inherit; field-sizing: content; max-height: 240px; }
.try input[type=checkbox] { width: 20px; min-height: 20px; height: 20px; margin: 0; accent-color: var(--accent); }
textarea { resize: vertical; }
.try .button { justify-self: start; margin-top: 12px; }
.answer:not(:empty) { margin-top: 12px; }
.answer img { display: block; max-width: 100%; max-height: 240px; margin-top: 8px; border-radius: 6px; }
.answer pre { max-height: 360px; overflow: auto; white-space: pre-wrap; }
@media (pointer: coarse) { .tabs button, .copy, summary, .names a, .try select, textarea { min-height: 44px; } .names a { padding-block: 11px; }
  .code pre { padding-block-end: 60px; } }
"""

SCRIPT = """
(function () {
  "use strict";
  const KEY = "hiroba-api-language";
  const remembered = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  // A proxy may show the app under an address that the server was not told: the visitor's browser knows better.
  const { address: told, root, texts } = document.querySelector("[data-address]").dataset;
  const said = JSON.parse(texts);
  const here = new URL(root, location).href.replace(/[?#].*$/, "").replace(/\\/+$/, "");
  if (told !== here) {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentNode } = walker.currentNode;
      if (parentNode.nodeName === "CODE" || parentNode.nodeName === "PRE") walker.currentNode.data = walker.currentNode.data.replaceAll(told, here);
    }
    for (const field of document.querySelectorAll("[data-sample]")) field.dataset.sample = field.dataset.sample.replaceAll(told, here);
  }

  async function copy(text) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* no clipboard over plain HTTP */ }
    const field = element("textarea", { value: text });
    field.style.cssText = "position:fixed;opacity:0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  for (const pre of document.querySelectorAll("pre")) {
    if (!pre.parentElement.matches(".panel, .code")) continue;
    const button = element("button", { className: "copy", type: "button", textContent: said.copy });
    button.setAttribute("aria-label", said.copyCode + ": " + (pre.getAttribute("aria-label") || ""));
    button.onclick = async () => {
      const focused = document.activeElement;
      button.textContent = (await copy(pre.textContent)) ? said.copied : said.notCopied;
      if (focused) focused.focus();
      setTimeout(() => { button.textContent = said.copy; }, 1500);
    };
    pre.after(button);
  }

  const groups = [...document.querySelectorAll("[data-code]")].map((group) => {
    const panels = [...group.querySelectorAll(".panel")];
    const bar = element("div", { className: "tabs" });
    bar.setAttribute("role", "tablist");
    bar.setAttribute("aria-label", said.language);
    const tabs = panels.map((panel) => {
      const tab = element("button", { type: "button", id: panel.id + "-tab", textContent: panel.querySelector("h3").textContent });
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      tab.onclick = () => choose(panel.dataset.language);
      bar.append(tab);
      return tab;
    });
    bar.onkeydown = (event) => {
      const at = tabs.indexOf(document.activeElement);
      const last = tabs.length - 1;
      const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      const to = { [forward]: at === last ? 0 : at + 1, [backward]: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      tabs[to].click();
      tabs[to].focus();
    };
    group.prepend(bar);
    group.classList.add("tabbed");
    return { panels, tabs };
  });

  function show(language) {
    for (const { panels, tabs } of groups) {
      const found = panels.findIndex((panel) => panel.dataset.language === language);
      const at = found < 0 ? 0 : found;
      panels.forEach((panel, i) => { panel.hidden = i !== at; });
      tabs.forEach((tab, i) => { tab.setAttribute("aria-selected", String(i === at)); tab.tabIndex = i === at ? 0 : -1; });
    }
  }

  function choose(language) {
    const before = document.activeElement.getBoundingClientRect().top;
    show(language);
    scrollBy(0, document.activeElement.getBoundingClientRect().top - before);
    try { localStorage.setItem(KEY, language); } catch { /* a browser that keeps nothing */ }
  }
  show(remembered());
  if (location.hash) { const target = document.getElementById(location.hash.slice(1)); if (target) target.scrollIntoView(); }

  function argumentsOf(form) {
    const plain = {}, files = {};
    for (const field of form.elements) {
      const kind = field.dataset.kind, name = field.name;
      if (!kind) continue;
      if (kind === "file") {
        if (field.files.length) files[name] = field.files[0];
        else if (field.dataset.sample) plain[name] = field.dataset.sample;
      } else if (kind === "boolean") plain[name] = field.checked;
      else if (kind === "number") { if (field.value !== "") plain[name] = Number(field.value); }
      else if (kind === "string") plain[name] = field.value;
      else {
        try { plain[name] = JSON.parse(field.value); } catch { field.focus(); throw new Error(said.notJson.replace("{name}", name)); }
      }
    }
    return { plain, files };
  }

  function body({ plain, files }) {
    if (!Object.keys(files).length) return { headers: { "Content-Type": "application/json" }, body: JSON.stringify(plain) };
    const data = new FormData();
    for (const [name, value] of Object.entries(plain)) data.append(name, typeof value === "string" ? value : JSON.stringify(value));
    for (const [name, file] of Object.entries(files)) data.append(name, file);
    return { body: data };
  }

  function* filesOf(value) {
    if (value && typeof value === "object") {
      if (typeof value.url === "string" && value.meta) yield value;
      else for (const part of Object.values(value)) yield* filesOf(part);
    }
  }

  function answer(place, content) {
    place.replaceChildren(element("pre", { textContent: JSON.stringify(content, null, 2), tabIndex: 0 }));
    for (const file of filesOf(content)) {
      if (!/^https?:|^data:image/.test(file.url)) continue;
      const name = file.orig_name || "file";
      if (/^image\\//.test(file.mime_type || "")) place.append(element("img", { src: file.url, alt: name }));
      else place.append(element("a", { href: file.url, textContent: name }), " ");
    }
  }

  for (const form of document.querySelectorAll("[data-try]")) {
    const place = form.parentElement.querySelector(".answer");
    const button = form.querySelector("button");
    form.onsubmit = async (event) => {
      event.preventDefault();
      button.disabled = true;
      place.textContent = said.running;
      try {
        const response = await fetch(form.getAttribute("action"), { method: "POST", ...body(argumentsOf(form)) });
        answer(place, await response.json());
      } catch (error) {
        place.replaceChildren(element("p", { className: "error", textContent: error.message }));
      }
      button.disabled = false;
    };
  }
})();
"""
