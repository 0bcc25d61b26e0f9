/* On every page of `yuhua serve`, and of nothing else: what is wrong with the files, shown on the page,
   and the page loaded anew when they have changed. Nothing from a file is put into the page as HTML. */
(() => {
  const shown = document.currentScript.dataset.edition;
  const PLACE = "yuhua.preview.scroll";
  const STYLE = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    dialog, button { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    dialog { width: min(50rem, 100vw - 1rem); max-width: none; max-height: calc(100vh - 1rem); padding: 0; overflow: auto;
      color: #1b1b1f; background: #fff; border: 0; border-top: 6px solid #b3261e; border-radius: 10px; box-shadow: 0 8px 40px #0006; }
    dialog.mild { border-top-color: #7a5900; }
    dialog::backdrop { background: #0007; }
    .top { position: sticky; top: 0; display: flex; gap: .75rem; align-items: start; padding: .75rem 1rem; background: #fff; border-bottom: 1px solid #ddd; }
    h1 { flex: 1; margin: 0; font-size: 18px; line-height: 1.5; }
    ol { margin: 0; padding: 0; list-style: none; }
    li { padding: .75rem 1rem; border-bottom: 1px solid #e5e5e5; }
    p { margin: 0; overflow-wrap: anywhere; }
    .place { color: #50505a; font: 14px/1.6 ui-monospace, Consolas, monospace; }
    .message { font-weight: 700; }
    .message b { color: #b3261e; }
    .warning .message b { color: #7a5900; }
    .text { margin: .35rem 0; padding: .35rem .6rem; background: #f3f3f6; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere;
      font: 15px/1.7 ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace; }
    mark { color: inherit; background: #ffd7d3; border-bottom: 2px solid #b3261e; }
    .hint, .trouble { white-space: pre-wrap; }
    button { min-height: 44px; padding: 0 1rem; color: #1b1b1f; background: #f3f3f6; border: 1px solid #86868f; border-radius: 8px; cursor: pointer; }
    button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
    #bar { position: fixed; left: .5rem; bottom: .5rem; z-index: 2147483647; max-width: calc(100vw - 1rem); min-height: 36px; padding: .2rem .8rem; font-size: 14px; text-align: left;
      background: #fff7e0; border-color: #7a5900; box-shadow: 0 2px 8px #0004; }
    #bar.error { color: #fff; background: #b3261e; border-color: #b3261e; }
    [hidden] { display: none; }
    @media (prefers-color-scheme: dark) {
      dialog, .top { color: #f1f1f4; background: #26262b; } .top { border-color: #48484f; } li { border-color: #3a3a41; }
      .place { color: #c3c3cc; } .text, button { color: #f1f1f4; background: #38383f; } mark { background: #7d2720; }
      .message b { color: #ffb4ab; } .warning .message b { color: #f5d17a; } #bar { color: #f5d17a; background: #3a3118; }
    }
    @media print { #bar, dialog { display: none; } }`;

  const make = (name, properties = {}, ...inside) => {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...inside);
    return node;
  };
  const host = make("yuhua-preview");
  const root = host.attachShadow({ mode: "open" });
  const title = make("h1", { id: "title" });
  const close = make("button", { type: "button", textContent: "关闭" });
  const list = make("ol");
  const dialog = make("dialog", {}, make("div", { className: "top" }, title, close), list);
  const bar = make("button", { id: "bar", type: "button", hidden: true });
  dialog.setAttribute("aria-labelledby", "title");
  const status = make("div", {}, bar);
  status.setAttribute("role", "status");
  root.append(make("style", { textContent: STYLE }), dialog, status);
  document.body.append(host);

  let state = null;
  let lost = false;
  let put = ""; // what was on the overlay when it was closed

  const what = () => JSON.stringify([state.problems, state.trouble]);

  /* The sign in question is marked; columns count characters, not the halves of rare ones. */
  const line = (one) => {
    const signs = [...one.text];
    const at = one.column - 1;
    const text = make("p", { className: "text" });
    if (!one.marked) text.append(one.text);
    else if (at < signs.length) text.append(signs.slice(0, at).join(""), make("mark", { textContent: signs[at] }), signs.slice(at + 1).join(""));
    else text.append(one.text, make("mark", { textContent: " " }));
    return text;
  };
  const row = (one) => {
    const message = make("p", { className: "message" }, make("b", { textContent: one.severity === "error" ? "错误：" : "提醒：" }), one.message);
    const node = make("li", { className: one.severity }, make("p", { className: "place", textContent: `${one.file}:${one.line}:${one.column}` }), message);
    if (one.text.trim()) node.append(line(one));
    node.append(make("p", { className: "hint", textContent: `提示：${one.hint}` }));
    return node;
  };
  const headline = () => {
    if (state.good) return `${state.problems.length + state.more} 处提醒，网站照样能生成`;
    const wrong = state.errors ? `${state.errors} 处要改` : "网站生成不了";
    return state.edition ? `${wrong}，网页还是上一次没错的样子。改好保存，这里会自己消失。` : `${wrong}，改好保存就能看到网站。`;
  };
  const fill = () => {
    title.textContent = headline();
    dialog.classList.toggle("mild", state.good);
    list.replaceChildren(...state.problems.map(row));
    if (state.trouble) list.prepend(make("li", { className: "error" }, make("p", { className: "trouble", textContent: state.trouble })));
    if (state.more) list.append(make("li", { textContent: `还有 ${state.more} 处，先改上面的。` }));
  };
  const label = () => {
    if (lost) return "和预览断开了：在命令窗口里重新运行 serve，这里会自己连上";
    if (!state) return "";
    if (!state.good && !dialog.open) return `${state.errors || 1} 处要改，点开看`;
    const told = state.good && state.problems.length ? `${state.problems.length + state.more} 处提醒` : "";
    return [state.notice, told].filter(Boolean).join("；");
  };
  const show = () => {
    if (state) {
      if (state.good) put = "";
      if (state.good && !dialog.classList.contains("mild")) dialog.close();
      fill();
      if (state.good && !state.problems.length) dialog.close();
      if (!state.good && !dialog.open && put !== what()) dialog.showModal();
    }
    bar.textContent = label();
    bar.hidden = !bar.textContent;
    bar.classList.toggle("error", lost || Boolean(state && !state.good));
  };

  const anew = () => {
    sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  };
  const back = () => {
    const [path, left, top] = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
    sessionStorage.removeItem(PLACE);
    if (path === location.pathname) scrollTo({ left, top, behavior: "instant" });
  };
  const receive = (event) => {
    state = JSON.parse(event.data);
    if (state.edition !== shown) anew();
    else show();
  };

  /* Browsers keep six connections to a host: pages that nobody looks at give theirs back. */
  let source = null;
  const leave = () => {
    if (source) source.close();
    source = null;
  };
  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource("/-preview/events");
    source.onmessage = receive;
    source.onopen = () => {
      lost = false;
      show();
    };
    source.onerror = () => {
      lost = true;
      show();
    };
  };

  dialog.addEventListener("close", () => {
    put = state ? what() : "";
    show();
  });
  close.addEventListener("click", () => dialog.close());
  bar.addEventListener("click", () => {
    if (state && (state.problems.length || state.trouble) && !dialog.open) {
      fill();
      dialog.showModal();
    }
    show();
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  if (document.readyState === "complete") back();
  else addEventListener("load", back);
  listen();
})();
