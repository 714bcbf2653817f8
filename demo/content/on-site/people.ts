/** Lowmarsh: its peer team, the people they meet, and who signs in. All invented. */
import { type PersonRow, peopleOf } from "../person-rows.ts";
import type { DemoPeer } from "../shapes.ts";
import type { StoryAccount } from "../story.ts";

export const COUNCIL = "Lowmarsh District Council";

export const team: readonly DemoPeer[] = [
  {
    key: "peer-1",
    name: "Councillor Alasdair Venn",
    role: "leader-peer",
    post: "Leader of the Council (Conservative)",
    organisation: "Coldharrow District Council",
    biography: "Has led a rural council in minority since 2021. Keeps sheep.",
    leads: [1],
    track: "A",
    email: "alasdair.venn@peer.example",
  },
  {
    key: "peer-2",
    name: "Josephine Takyi",
    role: "chief-executive-peer",
    post: "Chief Executive",
    organisation: "Ferrowby Borough Council",
    biography: "Ran adult learning and then a port authority before she came to district councils.",
    leads: [2, 3],
    track: "B",
    email: "josephine.takyi@peer.example",
  },
  {
    key: "peer-3",
    name: "Martin Scarsdale",
    role: "officer-peer",
    post: "Head of Finance and deputy Section 151 Officer",
    organisation: "Withy Dale District Council",
    biography: "Accountant. Brought three years of late accounts up to date in one.",
    leads: [4],
    track: "A",
    email: "martin.scarsdale@peer.example",
  },
  {
    key: "peer-4",
    name: "Priscilla Oduya",
    role: "officer-peer",
    post: "Head of People and Change",
    organisation: "Burncastle City Council",
    biography: "Led a programme that gave front-line teams their own budgets and their own rotas.",
    leads: [5],
    track: "B",
    email: "priscilla.oduya@peer.example",
  },
  {
    key: "peer-5",
    name: "Gareth Loveday",
    role: "challenge-manager",
    post: "Peer Challenge Manager",
    organisation: "Local Government Association",
    biography: "Twelve years in councils, six of them with peer teams.",
    leads: [],
    track: null,
    email: "gareth.loveday@peer.example",
  },
];

const rows: readonly PersonRow[] = [
  ["p-001", "councillor", "Councillor Thelma Garside", "Leader of the Council"],
  ["p-002", "councillor", "Councillor Rupert Lyle", "Cabinet Member for Resources"],
  ["p-003", "councillor", "Councillor Anjali Mistry", "Cabinet Member for Communities"],
  ["p-004", "councillor", "Councillor Frank Hopwell", "Leader of the Opposition"],
  ["p-005", "councillor", "Councillor Nerys Blount", "Chair of Scrutiny"],
  ["p-006", "councillor", "Councillor Cyril Dunmore", "Chair of Audit"],
  ["p-007", "councillor", "Councillor Tamsin Ekwall", "Councillor, Saltings ward"],
  ["p-008", "officer", "Adaeze Nwosu", "Chief Executive"],
  ["p-009", "officer", "Philip Garrity", "Director of Finance and Section 151 Officer", "p-008"],
  ["p-010", "officer", "Rowena Isles", "Monitoring Officer", "p-008"],
  ["p-011", "officer", "Stefan Brandt", "Head of Planning", "p-008"],
  ["p-012", "officer", "Leila Haddad", "Head of Communities", "p-008"],
  ["p-013", "officer", "Doug Pettifer", "Head of Waste and Drains", "p-008"],
  ["p-014", "officer", "Carys Bevan", "Business Support Manager", "p-010"],
  ["p-015", "officer", "Mo Farrugia", "Refuse Loader", "p-013"],
  ["p-016", "officer", "Janine Cottle", "Housing Adviser", "p-012"],
  ["p-017", "officer", "Ravi Pillai", "Planning Technician", "p-011"],
  ["p-018", "partner", "Dr Hugh Selkirk", "Lead General Practitioner", "Marshlands Surgery Group"],
  ["p-019", "partner", "Inspector Dawn Whittle", "Neighbourhood Inspector", "Eastmere Police"],
  ["p-020", "partner", "Gudrun Falk", "Director", "Lowmarsh Seed Company"],
  ["p-021", "partner", "Kwame Asante", "Chief Officer", "Lowmarsh Community Trust"],
  ["p-022", "resident-or-community", "Edna Brightwell", "Chair", "Saltings Residents' Group"],
  ["p-023", "resident-or-community", "Piotr Zielinski", "Volunteer", "Lowmarsh Flood Wardens"],
];

export const people = peopleOf(rows, { key: "lowmarsh", name: COUNCIL, domain: "lowmarsh.example" });

export const accounts: readonly StoryAccount[] = [
  {
    key: "challenge-manager",
    name: "Gareth Loveday",
    email: "gareth.loveday@peer.example",
    role: "challenge-manager",
    council: null,
    peer: "peer-5",
    person: null,
  },
  {
    key: "change-peer",
    name: "Priscilla Oduya",
    email: "priscilla.oduya@peer.example",
    role: "peer",
    council: null,
    peer: "peer-4",
    person: null,
  },
  {
    key: "coordinator",
    name: "Carys Bevan",
    email: "carys.bevan@lowmarsh.example",
    role: "coordinator",
    council: "lowmarsh",
    peer: null,
    person: "p-014",
  },
  {
    key: "reader",
    name: "Councillor Thelma Garside",
    email: "thelma.garside@lowmarsh.example",
    role: "council-reader",
    council: "lowmarsh",
    peer: null,
    person: "p-001",
  },
];
