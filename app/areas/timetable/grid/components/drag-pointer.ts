import type { PointerEvent } from "react";
import { FINE_STEP_MINUTES, STEP_MINUTES } from "../move-keys.ts";

/** What is done as a pressed pointer goes its way. */
interface DragSteps {
  /** The press has become a drag; false when it cannot. */
  onBegin: () => boolean;
  /** The pointer is at a point of the window, or the page has scrolled under it. */
  onMove: (x: number, y: number, stepMinutes: number) => void;
  onDrop: () => void;
  /** Escape, or the browser has taken the pointer for something else. */
  onLeave: () => void;
}

/** A press becomes a drag when it has gone this far, in pixels. */
const DRAG_AFTER = 5;

/** Within so many pixels of the edge of the window a drag scrolls it, by so many a frame. */
const SCROLL_EDGE = 70;
const SCROLL_STEP = 12;

/** Milliseconds within which the click that belongs to the end of a drag comes. */
const CLICK_WITHIN_MS = 50;

/** Follows one pointer from its press until it is let go. Returns how to stop. */
export function followDrag(press: PointerEvent, { onBegin, onMove, onDrop, onLeave }: DragSteps): () => void {
  const from = { x: press.clientX, y: press.clientY };
  let at = from;
  let step = STEP_MINUTES;
  let frame = 0;
  let isDrag = false;
  const scroll = () => {
    const by = at.y < SCROLL_EDGE ? -SCROLL_STEP : at.y > window.innerHeight - SCROLL_EDGE ? SCROLL_STEP : 0;
    if (by !== 0) {
      window.scrollBy(0, by);
      onMove(at.x, at.y, step);
    }
    frame = requestAnimationFrame(scroll);
  };
  const moved = (move: globalThis.PointerEvent) => {
    if (move.pointerId !== press.pointerId) return;
    at = { x: move.clientX, y: move.clientY };
    step = move.shiftKey ? FINE_STEP_MINUTES : STEP_MINUTES;
    if (!isDrag) {
      if (Math.hypot(at.x - from.x, at.y - from.y) < DRAG_AFTER) return;
      isDrag = onBegin();
      if (!isDrag) return stop();
      getSelection()?.removeAllRanges();
      frame = requestAnimationFrame(scroll);
    }
    onMove(at.x, at.y, step);
  };
  const letGo = (up: globalThis.PointerEvent) => {
    if (up.pointerId !== press.pointerId) return;
    stop();
    if (!isDrag) return;
    // What was a drag is no click on the link under it.
    const swallow = (click: Event) => {
      click.preventDefault();
      click.stopPropagation();
    };
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), CLICK_WITHIN_MS);
    onDrop();
  };
  const lost = () => {
    stop();
    if (isDrag) onLeave();
  };
  const pressedKey = ({ key }: globalThis.KeyboardEvent) => {
    if (key === "Escape") lost();
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener("pointermove", moved);
    window.removeEventListener("pointerup", letGo);
    window.removeEventListener("pointercancel", lost);
    window.removeEventListener("keydown", pressedKey);
  };
  window.addEventListener("pointermove", moved);
  window.addEventListener("pointerup", letGo);
  window.addEventListener("pointercancel", lost);
  window.addEventListener("keydown", pressedKey);
  return stop;
}
