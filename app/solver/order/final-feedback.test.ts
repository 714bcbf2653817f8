import { expect, it } from "vitest";
import { ordersOf } from "./final-feedback.ts";

const SESSIONS = [
  { id: "interview", kind: "interview", after: [] },
  { id: "team", kind: "team-meeting", after: ["interview"] },
  { id: "final", kind: "final-feedback", after: [] },
  { id: "second-final", kind: "final-feedback", after: ["final"] },
  { id: "press", kind: "observation", after: ["final"] },
  { id: "tea", kind: "observation", after: ["press"] },
];

it("asks for no more than each session says, unless there is a time to prepare", () => {
  const orders = ordersOf(SESSIONS);
  expect([...(orders.get("final") ?? [])]).toEqual([]);
  expect([...(orders.get("tea") ?? [])]).toEqual([["press", 0]]);
});

it("puts all before each final feedback but what comes after one", () => {
  const orders = ordersOf(SESSIONS, 45);
  expect([...(orders.get("final") ?? [])]).toEqual([
    ["interview", 45],
    ["team", 0],
  ]);
  expect([...(orders.get("second-final") ?? [])]).toEqual([
    ["final", 0],
    ["interview", 45],
    ["team", 0],
  ]);
  expect([...(orders.get("press") ?? [])]).toEqual([["final", 0]]);
});

it("lets stand what is said to come after one that is not among them, and what comes after that", () => {
  const sessions = [
    { id: "visit", kind: "observation", after: [], afterFinal: true },
    { id: "tea", kind: "observation", after: ["visit"] },
    { id: "interview", kind: "interview", after: [] },
    { id: "final", kind: "final-feedback", after: [] },
  ];
  expect([...(ordersOf(sessions, 45).get("final") ?? [])]).toEqual([["interview", 45]]);
});

it("asks nothing where there is no final feedback", () => {
  const without = SESSIONS.filter(({ kind }) => kind !== "final-feedback").slice(0, 2);
  expect([...ordersOf(without, 45).values()].map((order) => [...order])).toEqual([[], [["interview", 0]]]);
});
