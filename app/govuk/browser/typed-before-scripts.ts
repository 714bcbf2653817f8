/** A control that holds something typed or chosen. */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What somebody did to a control: a text, a tick, or what is chosen of a list. */
type Typed = { text: string } | { isChecked: boolean } | { chosen: string[] };

const CONTROLS = "input, textarea, select";

/**
 * Remembers what is typed before the scripts of a page are there. Where a translation or an extension has changed the page by then, React
 * draws it anew, and what was typed would be gone: the function that comes back puts it in again, once React has taken over.
 */
export function rememberTyped(document: Document): () => void {
  const typed = new Map<string, Typed>();
  for (const control of document.querySelectorAll<Control>(CONTROLS)) {
    if (isChanged(control)) remember(typed, control);
  }
  const onInput = ({ target }: Event) => {
    if (isControl(target)) remember(typed, target);
  };
  document.addEventListener("input", onInput, true);
  document.addEventListener("change", onInput, true);
  const focused = isControl(document.activeElement) ? placeOf(document.activeElement) : null;
  return () => {
    document.removeEventListener("input", onInput, true);
    document.removeEventListener("change", onInput, true);
    for (const control of document.querySelectorAll<Control>(CONTROLS)) {
      const place = placeOf(control);
      const known = typed.get(place);
      if (known !== undefined) putBack(control, known);
      if (place === focused && document.activeElement === document.body) control.focus();
    }
  };
}

function isControl(target: EventTarget | null): target is Control {
  return target instanceof Element && target.matches(CONTROLS);
}

/** Files cannot be put back by a script; what is hidden, nobody typed. */
function remember(typed: Map<string, Typed>, control: Control): void {
  if (control instanceof HTMLInputElement && ["file", "hidden", "submit"].includes(control.type)) return;
  typed.set(placeOf(control), typedIn(control));
}

function isTick(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}

function typedIn(control: Control): Typed {
  if (isTick(control)) return { isChecked: control.checked };
  if (control instanceof HTMLSelectElement) {
    return { chosen: [...control.selectedOptions].map(({ value }) => value) };
  }
  return { text: control.value };
}

/** Whether a control holds something else than the page gave it. */
function isChanged(control: Control): boolean {
  if (isTick(control)) return control.checked !== control.defaultChecked;
  if (!(control instanceof HTMLSelectElement)) return control.value !== control.defaultValue;
  const given = [...control.options].filter(({ defaultSelected }) => defaultSelected);
  const first = given.length > 0 || control.multiple ? given : [...control.options].slice(0, 1);
  return [...control.options].some((option) => option.selected !== first.includes(option));
}

/** Where a control stands: by its own id, else by its form, its name and its value where it is one of several. */
function placeOf(control: Control): string {
  if (control.id !== "") return `#${control.id}`;
  return [control.form?.id ?? "", control.name, isTick(control) ? control.value : ""].join(" ");
}

function putBack(control: Control, typed: Typed): void {
  if ("isChecked" in typed) {
    // A click tells React as well; the one that was chosen of several takes the tick from the others.
    if (isTick(control) && control.checked !== typed.isChecked) control.click();
    return;
  }
  if ("chosen" in typed) {
    if (!(control instanceof HTMLSelectElement)) return;
    for (const option of control.options) option.selected = typed.chosen.includes(option.value);
  } else {
    if (control.value === typed.text) return;
    // Past React's own setter, so that it sees that the text has changed.
    const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(prototype.prototype, "value")?.set?.call(control, typed.text);
  }
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}
