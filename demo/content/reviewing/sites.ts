/** Where the team met people, and how long it takes to drive between the two. */
import type { DemoSite } from "../shapes.ts";

/** Minutes by road between the two sites, some 20 miles apart. */
export const travelMinutes = 40;

export const sites: readonly DemoSite[] = [
  {
    key: "wexcombe",
    name: "Wexcombe Town Hall",
    address: "Weir Street, Wexcombe, Sallowshire",
    rooms: [
      {
        key: "wx-council",
        name: "Council Chamber",
        capacity: 80,
        stepFree: true,
        hearingLoop: true,
        baseRoom: false,
      },
      {
        key: "wx-cr1",
        name: "Committee Room 1",
        capacity: 20,
        stepFree: true,
        hearingLoop: true,
        baseRoom: true,
      },
      {
        key: "wx-cr2",
        name: "Committee Room 2",
        capacity: 14,
        stepFree: true,
        hearingLoop: true,
        baseRoom: false,
      },
      {
        key: "wx-mayor",
        name: "Mayor's Parlour",
        capacity: 6,
        stepFree: true,
        hearingLoop: false,
        baseRoom: false,
      },
      {
        key: "wx-meet3",
        name: "Meeting Room 3",
        capacity: 8,
        stepFree: false,
        hearingLoop: false,
        baseRoom: false,
      },
    ],
  },
  {
    key: "harrowmere",
    name: "Harrowmere Civic Offices",
    address: "Staithe Road, Harrowmere, Sallowshire",
    rooms: [
      {
        key: "hm-chamber",
        name: "Council Chamber",
        capacity: 60,
        stepFree: true,
        hearingLoop: true,
        baseRoom: false,
      },
      { key: "hm-mere", name: "Mere Room", capacity: 16, stepFree: true, hearingLoop: true, baseRoom: true },
      {
        key: "hm-larch",
        name: "Larch Room",
        capacity: 10,
        stepFree: true,
        hearingLoop: true,
        baseRoom: false,
      },
      {
        key: "hm-first",
        name: "First Floor Meeting Room",
        capacity: 6,
        stepFree: true,
        hearingLoop: false,
        baseRoom: false,
      },
      {
        key: "hm-second",
        name: "Second Floor Meeting Room",
        capacity: 8,
        stepFree: false,
        hearingLoop: false,
        baseRoom: false,
      },
    ],
  },
];
