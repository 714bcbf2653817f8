/** What a room may have and somebody may need. Who needs which is health data: for those who arrange the visit alone. */
export const ROOM_FEATURES = ["step-free", "hearing-loop"] as const;
export type RoomFeature = (typeof ROOM_FEATURES)[number];

/** Said of somebody for whom any room will do, whatever their needs are. */
export const ANY_ROOM = "any";

/** What is chosen of somebody on their page. */
export const ROOM_NEEDS = [...ROOM_FEATURES, ANY_ROOM] as const;
export type RoomNeed = (typeof ROOM_NEEDS)[number];

/** As an answer to "what must the room have?". */
export const ROOM_NEED_NAMES: Record<RoomNeed, string> = {
  "step-free": "A way without steps",
  "hearing-loop": "A hearing loop",
  any: "Any room will do",
};

/** How a room that lacks it is described: "is not step-free". */
export const LACKING: Record<RoomFeature, string> = {
  "step-free": "is not step-free",
  "hearing-loop": "has no hearing loop",
};

/** What was chosen, as it is stored: apart by spaces, in the order of the list; empty where nobody has said. */
export function storedRoomNeeds(chosen: readonly RoomNeed[]): string {
  return ROOM_NEEDS.filter((need) => chosen.includes(need)).join(" ");
}

/** What was chosen of somebody, from what is stored. */
export function chosenRoomNeeds(stored: string): RoomNeed[] {
  const words = stored.split(" ");
  return ROOM_NEEDS.filter((need) => words.includes(need));
}

/**
 * What the rooms must have in which somebody is met. Where access needs stand in words and nobody has said what follows for the room, a way
 * without steps is assumed (decision 0766).
 */
export function featuresNeeded({
  roomNeeds,
  accessNeeds,
}: {
  roomNeeds: string;
  accessNeeds: string;
}): RoomFeature[] {
  const chosen = chosenRoomNeeds(roomNeeds);
  if (chosen.length === 0) return accessNeeds.trim() === "" ? [] : ["step-free"];
  return ROOM_FEATURES.filter((feature) => chosen.includes(feature));
}

/** What a room has. */
export function featuresOf({
  isStepFree,
  hasHearingLoop,
}: {
  isStepFree: boolean;
  hasHearingLoop: boolean;
}): RoomFeature[] {
  return [
    ...(isStepFree ? (["step-free"] as const) : []),
    ...(hasHearingLoop ? (["hearing-loop"] as const) : []),
  ];
}
