// Before the first paint: colours, size of type and mode for elders, as this device remembers them. Nothing is stored here.
(function (root) {
  // Modules do not run from a folder; their buttons are not shown there.
  if (location.protocol !== "file:" && "noModule" in HTMLScriptElement.prototype) {
    root.setAttribute("data-comfort", "");
    root.classList.remove("no-js");
  }
  var kept = {};
  try {
    for (var name of ["size", "elder", "scheme"]) kept[name] = localStorage.getItem("yuhua." + name);
  } catch (error) { /* storage may be off */ }
  if (kept.size === "small" || kept.size === "large") root.setAttribute("data-size", kept.size);
  if (kept.elder === "1") root.setAttribute("data-elder", "");
  var dark = kept.scheme ? kept.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  if (dark) root.setAttribute("data-scheme", "dark");

  // A folder has no server that would find index.html, as for a preview that somebody unpacked.
  if (location.protocol === "file:") {
    var whole = function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    };
    for (var kind of ["click", "auxclick", "focusin"]) addEventListener(kind, whole, true);
  }

  // Search is fetched when it is wanted; it works from a folder, too.
  if (!("noModule" in HTMLScriptElement.prototype)) return;
  root.setAttribute("data-search", "");
  var here = document.currentScript.src;
  var find = function () {
    if (window.yuhuaFind) {
      window.yuhuaFind();
    } else if (!document.querySelector("script[data-engine]")) {
      var script = document.createElement("script");
      script.src = new URL("search.js", here);
      script.setAttribute("data-engine", "");
      script.onload = function () { window.yuhuaFind(); };
      script.onerror = function () { script.remove(); }; // the next press tries again
      document.head.append(script);
    }
  };
  addEventListener("click", function (event) { if (event.target.closest && event.target.closest("[data-find]")) find(); });
  addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    event.preventDefault();
    find();
  });
})(document.documentElement);
