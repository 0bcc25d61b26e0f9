// Before the first paint: the size of type and the mode for elders, as this device remembers them. Nothing is stored here.
(function (root) {
  // Modules do not run from a folder; their buttons are not shown there.
  if (location.protocol !== "file:" && "noModule" in HTMLScriptElement.prototype) root.setAttribute("data-comfort", "");
  try {
    var size = localStorage.getItem("yuhua.size");
    if (size === "small" || size === "large") root.setAttribute("data-size", size);
    if (localStorage.getItem("yuhua.elder") === "1") root.setAttribute("data-elder", "");
  } catch (error) { /* storage may be off */ }
})(document.documentElement);
