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
})(document.documentElement);
