// Size of type, mode for elders, colours, and the button that reads a page aloud. What was remembered is applied by early.js.
const root = document.documentElement;
const all = (selector) => [...document.querySelectorAll(selector)];

// A page someone may have to hide stores nothing.
const keep = (name, value) => {
  if (document.querySelector("[data-forget]")) return;
  try { localStorage.setItem(`yuhua.${name}`, value); } catch { /* storage may be off */ }
};

const press = (buttons, isOn) => {
  for (const button of buttons) button.setAttribute("aria-pressed", String(isOn(button)));
};

// Three sizes; the middle one is the page as it is.
const sizes = all("[data-type-size]");
const showSize = () => press(sizes, (button) => button.dataset.typeSize === (root.dataset.size ?? "middle"));
for (const button of sizes) {
  button.addEventListener("click", () => {
    root.dataset.size = button.dataset.typeSize;
    keep("size", button.dataset.typeSize);
    showSize();
  });
}
showSize();

const elders = all("[data-elder-mode]");
const showElder = () => press(elders, () => root.hasAttribute("data-elder"));
for (const button of elders) {
  button.addEventListener("click", () => {
    keep("elder", root.toggleAttribute("data-elder") ? "1" : "0");
    showElder();
  });
}
showElder();

// Light or dark; until somebody chooses, as the system has it.
const schemes = all("[data-scheme-switch]");
const isDark = () => root.dataset.scheme === "dark";
const showScheme = () => {
  for (const button of schemes) button.textContent = isDark() ? "换成浅色" : "换成深色";
};
for (const button of schemes) {
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    keep("scheme", root.dataset.scheme);
    showScheme();
  });
}
showScheme();

// Voices of the device only: others send what they read to somebody's server. Cantonese would not be understood here.
const MANDARIN = [/^zh-(cn|hans)/i, /^cmn/i, /^zh$/i, /^zh-(sg|tw|hant)/i];
const rank = (voice) => MANDARIN.findIndex((one) => one.test(voice.lang.replace(/_/g, "-")));
const bestVoice = () => speechSynthesis.getVoices()
  .filter((voice) => voice.localService && rank(voice) >= 0)
  .sort((one, other) => rank(one) - rank(other))[0];

if ("speechSynthesis" in window && "SpeechSynthesisUtterance" in window) {
  const buttons = all("[data-aloud]");
  const offer = () => { for (const button of buttons) button.hidden = !bestVoice(); };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer); // some browsers find their voices later
  for (const button of buttons) {
    button.addEventListener("click", async () => {
      const { toggle } = await import("./aloud.js");
      toggle(button, bestVoice, keep);
    });
  }
}
