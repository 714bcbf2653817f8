/** Calls before the visit, in the second week before it. */
import type { Call } from "../calls.ts";

export const calls: readonly Call[] = [
  {
    title: "Joint Chief Executive",
    day: "2025-09-23",
    start: "10:00",
    joinAddress: "https://meet.example.org/common-ground/chief-executive",
    peers: ["peer-3", "peer-7"],
    people: ["p-027"],
    prompts: ["2.1"],
  },
  {
    title: "Leaders of both councils",
    day: "2025-09-23",
    start: "11:30",
    joinAddress: "https://meet.example.org/common-ground/leaders",
    peers: ["peer-1", "peer-7"],
    people: ["p-001", "p-014"],
    prompts: ["1.1"],
  },
  {
    title: "Monitoring Officer",
    day: "2025-09-25",
    start: "14:00",
    joinAddress: "020 7946 0142, then 553 108#",
    peers: ["peer-5", "peer-7"],
    people: ["p-031"],
    prompts: ["3.1"],
  },
];
