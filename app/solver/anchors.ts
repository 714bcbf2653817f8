/** Promised places and what it costs to leave them: repairs and pinned sessions. */

/** What a session costs when it leaves the place it was promised (released, pinned); whole numbers. */
export interface Anchor {
  slot: number;
  room: number;
  mask: number;
  timePrice: number;
  roomPrice: number;
  /** Per peer who joins or leaves. */
  peerPrice: number;
}

/** The price of standing at a place when another was promised; nothing was promised: 0. */
export function anchorPrice(anchor: Anchor | undefined, slot: number, room: number, mask: number): number {
  if (!anchor) return 0;
  let price = slot === anchor.slot ? 0 : anchor.timePrice;
  if (room !== anchor.room) price += anchor.roomPrice;
  for (let m = mask ^ anchor.mask; m; m &= m - 1) price += anchor.peerPrice;
  return price;
}
