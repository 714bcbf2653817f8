import { expect, it } from "vitest";
import { peopleOf } from "./person-rows.ts";

const COUNCIL = { key: "tarnwick", name: "Tarnwick Borough Council", domain: "tarnwick.example" };

it.each([
  ["Yasmin Qureshi", "Tarnwick Repair Café", "yasmin.qureshi@tarnwick-repair-cafe.example"],
  ["Dr Zoë Å. Lund", "St. Anne’s (Hospice)", "zoe.a.lund@st-anne-s-hospice.example"],
  ["Ann Lee-Hart", "Age First", "ann.lee-hart@age-first.example"],
])("%s of %s has an address that a program takes", (name, organisation, email) => {
  const [person] = peopleOf([["p-001", "partner", name, "Chair", organisation]], COUNCIL);
  expect(person?.email).toBe(email);
});
