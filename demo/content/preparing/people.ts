/** Tarnwick: its peer team, the people it has proposed that they meet, and who signs in. All invented. */
import { type PersonRow, peopleOf } from "../person-rows.ts";
import type { DemoPeer } from "../shapes.ts";
import type { StoryAccount } from "../story.ts";

export const COUNCIL = "Tarnwick Borough Council";

export const team: readonly DemoPeer[] = [
  {
    key: "peer-1",
    name: "Councillor Bridie Ashworth",
    role: "leader-peer",
    post: "Leader of the Council (Labour)",
    organisation: "Marlpit Vale District Council",
    biography:
      "Leader for five years of a council that rebuilt its reserves while keeping its leisure centres.",
    leads: [1],
    track: "A",
    email: "bridie.ashworth@peer.example",
    telephone: "07700 900152",
    diet: "Vegetarian",
  },
  {
    key: "peer-2",
    name: "Tobias Renshaw",
    role: "chief-executive-peer",
    post: "Chief Executive",
    organisation: "Oxley Moor Borough Council",
    biography:
      "Came to local government from a housing association. Chairs the board of his county's growth hub.",
    leads: [2, 5],
    track: "B",
    email: "tobias.renshaw@peer.example",
    telephone: "07700 900159",
  },
  {
    key: "peer-3",
    name: "Meera Chaudhry",
    role: "officer-peer",
    post: "Director of Resources and Section 151 Officer",
    organisation: "Highbarrow City Council",
    biography: "Has set eight balanced budgets in three councils, two of them after a critical audit.",
    leads: [4],
    track: "A",
    email: "meera.chaudhry@peer.example",
    telephone: "07700 900166",
    diet: "No nuts",
  },
  {
    key: "peer-4",
    name: "Ewan Drummond",
    role: "officer-peer",
    post: "Assistant Director, Law and Democracy, and Monitoring Officer",
    organisation: "Sandle District Council",
    biography: "Solicitor. Rewrote a constitution with members in the room, and lived to tell the tale.",
    leads: [3],
    track: "B",
    email: "ewan.drummond@peer.example",
    telephone: "07700 900173",
  },
  {
    key: "peer-5",
    name: "Nadia Farrell",
    role: "challenge-manager",
    post: "Peer Challenge Manager",
    organisation: "Local Government Association",
    biography: "Has managed some twenty peer challenges of district and borough councils.",
    leads: [],
    track: null,
    email: "nadia.farrell@peer.example",
    telephone: "07700 900180",
  },
];

const rows: readonly PersonRow[] = [
  ["p-001", "councillor", "Councillor Rosa Whitcombe", "Leader of the Council"],
  ["p-002", "councillor", "Councillor Dennis Applin", "Cabinet Member for Finance"],
  ["p-003", "councillor", "Councillor Farah Nazir", "Cabinet Member for Housing"],
  ["p-004", "councillor", "Councillor Glyn Tregarth", "Leader of the Opposition"],
  ["p-005", "councillor", "Councillor Sylvia Monk", "Leader of the Independent Group"],
  ["p-006", "councillor", "Councillor Barnaby Stead", "Chair of Scrutiny"],
  ["p-007", "councillor", "Councillor Irene Calloway", "Chair of Audit and Governance"],
  ["p-008", "councillor", "Councillor Jerome Pinder", "Councillor, Quayside ward"],
  ["p-009", "councillor", "Councillor Maud Elstree", "Councillor, Upper Tarn ward"],
  ["p-010", "officer", "Victor Haldane", "Chief Executive"],
  ["p-011", "officer", "Sangeeta Bhandal", "Director of Finance and Section 151 Officer", "p-010"],
  ["p-012", "officer", "Owen Maddock", "Monitoring Officer", "p-010"],
  ["p-013", "officer", "Lucy Fennimore", "Director of Place", "p-010"],
  ["p-014", "officer", "Karl Osgood", "Head of Housing", "p-013"],
  ["p-015", "officer", "Bethan Royce", "Head of Customer Services", "p-010"],
  ["p-016", "officer", "Holly Bramwell", "Corporate Policy Officer", "p-015"],
  ["p-017", "officer", "Jake Tolland", "Street Scene Operative", "p-013"],
  ["p-018", "officer", "Comfort Adjei", "Benefits Assessor", "p-015"],
  ["p-019", "officer", "Neville Strand", "Repairs Planner", "p-014"],
  ["p-020", "partner", "Dr Imogen Vale", "Clinical Director", "Tarnside Primary Care"],
  ["p-021", "partner", "Inspector Ross Kenward", "Neighbourhood Inspector", "Fellshire Constabulary"],
  ["p-022", "partner", "Petra Lindqvist", "Plant Manager", "Tarnwick Ropeworks"],
  ["p-023", "partner", "Marcus Ojo", "Chief Officer", "Tarnwick Voluntary Alliance"],
  ["p-024", "partner", "Sheena Caddick", "Clerk", "Upper Tarn Parish Council"],
  ["p-025", "resident-or-community", "Albert Noakes", "Chair", "Quayside Tenants' Association"],
  ["p-026", "resident-or-community", "Yasmin Qureshi", "Organiser", "Tarnwick Repair Café"],
];

export const people = peopleOf(rows, { key: "tarnwick", name: COUNCIL, domain: "tarnwick.example" });

export const accounts: readonly StoryAccount[] = [
  {
    key: "challenge-manager",
    name: "Nadia Farrell",
    email: "nadia.farrell@peer.example",
    role: "challenge-manager",
    council: null,
    peer: "peer-5",
    person: null,
  },
  {
    key: "coordinator",
    name: "Holly Bramwell",
    email: "holly.bramwell@tarnwick.example",
    role: "coordinator",
    council: "tarnwick",
    peer: null,
    person: "p-016",
  },
  {
    key: "reader",
    name: "Councillor Rosa Whitcombe",
    email: "rosa.whitcombe@tarnwick.example",
    role: "council-reader",
    council: "tarnwick",
    peer: null,
    person: "p-001",
  },
  {
    key: "leader-peer",
    name: "Councillor Bridie Ashworth",
    email: "bridie.ashworth@peer.example",
    role: "peer",
    council: null,
    peer: "peer-1",
    person: null,
  },
];
