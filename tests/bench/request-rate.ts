import { Agent, get } from "node:http";

/** A page to ask for again and again, and the cookie of whoever asks. */
export interface BenchPage {
  name: string;
  url: string;
  cookie: string;
}

export interface PageRate {
  name: string;
  /** Requests per second, the median of all rounds. */
  perSecond: number;
  /** The rate beside the first page's rate in the same round; the median of all rounds. */
  ratio: number;
}

const ROUNDS = 9;
const REQUESTS_A_ROUND = 80;
const AT_ONCE = 4;

/**
 * Asks for each page in turn, round after round, so that a machine that slows down slows all of them. The first page
 * is the measure of the others.
 */
export async function measurePages(
  pages: BenchPage[],
  { rounds = ROUNDS, requestsARound = REQUESTS_A_ROUND } = {},
): Promise<PageRate[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const rates = pages.map((): number[] => []);
  try {
    for (const page of pages) await askMany(agent, page, requestsARound);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, page] of pages.entries()) {
        rates[index]?.push(await askMany(agent, page, requestsARound));
      }
    }
  } finally {
    agent.destroy();
  }
  const first = rates[0] ?? [];
  return pages.map(({ name }, index) => {
    const own = rates[index] ?? [];
    return {
      name,
      perSecond: median(own),
      ratio: median(own.map((rate, round) => rate / (first[round] ?? rate))),
    };
  });
}

async function askMany(agent: Agent, page: BenchPage, requests: number): Promise<number> {
  const start = performance.now();
  let left = requests;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await ask(agent, page);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return requests / ((performance.now() - start) / 1000);
}

function ask(agent: Agent, { url, cookie }: BenchPage): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, accept: "text/html" };
    get(url, { agent, headers }, (response) => {
      response.resume();
      response.once("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    }).once("error", reject);
  });
}

/** The middle value; of an even number of values, the upper of the two in the middle. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
