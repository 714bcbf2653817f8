/** The calls that a chief executive, a Leader and others have with some of the peers, two weeks before they come. */
import type { PeerKey, PersonKey } from "./shapes.ts";
import type { StorySession, StoryVisit } from "./story.ts";

/** One call: what it is called, when, with whom, and how it is joined. */
export interface Call {
  readonly title: string;
  readonly day: string;
  readonly start: string;
  readonly joinAddress: string;
  readonly peers: readonly PeerKey[];
  readonly people: readonly PersonKey[];
  readonly prompts?: readonly string[];
}

/** The visit that calls are; `days` in order. */
export function callsAsVisit(calls: readonly Call[]): StoryVisit {
  return {
    kind: "conversations",
    days: [...new Set(calls.map(({ day }) => day))].sort(),
    sessions: calls.map(
      ({ prompts = [], ...call }, index): StorySession => ({
        key: `s-call-${index + 1}`,
        kind: "interview",
        minutes: 45,
        track: "all",
        site: "",
        room: null,
        place: null,
        themes: [...new Set(prompts.map((ref) => Number(ref[0]) as 1 | 2 | 3 | 4 | 5))].sort(),
        prompts,
        ...call,
      }),
    ),
  };
}
