import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";

/** A page to ask for again and again, and the cookie of whoever asks. */
export interface BenchPage {
  name: string;
  url: string;
  cookie: string;
  /** The process that answers, whose own time is then measured too. */
  pid?: number;
}

export interface PageRate {
  name: string;
  /** Requests per second, the median of all rounds. */
  perSecond: number;
  /** The rate beside the first page's rate in the same round; the median of all rounds. */
  ratio: number;
  /** Milliseconds of a core that the process spends on one request, the median of all rounds; null where the system does not say. */
  cpuMs: number | null;
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
  const cpu = pages.map((): number[] => []);
  try {
    for (const page of pages) await askMany(agent, page, requestsARound);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, page] of pages.entries()) {
        const before = processTime(page.pid);
        rates[index]?.push(await askMany(agent, page, requestsARound));
        const after = processTime(page.pid);
        if (before !== null && after !== null) cpu[index]?.push((after - before) / requestsARound);
      }
    }
  } finally {
    agent.destroy();
  }
  const first = rates[0] ?? [];
  return pages.map(({ name }, index) => {
    const own = rates[index] ?? [];
    const spent = cpu[index] ?? [];
    return {
      name,
      cpuMs: spent.length === 0 ? null : median(spent),
      perSecond: median(own),
      ratio: median(own.map((rate, round) => rate / (first[round] ?? rate))),
    };
  });
}

/** A tick of the clock that Linux counts the time of processes by, in milliseconds. */
const TICK_MS = 10;

/** The milliseconds of a core that a process has used since it began; null where there is no /proc to say it. */
function processTime(pid: number | undefined): number | null {
  if (pid === undefined || process.platform !== "linux") return null;
  // Behind the name, which may hold anything: state, then numbers, of which the twelfth and thirteenth are the time of the program and of the system for it.
  const [, stat = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(/\) (?=\w )/);
  const fields = stat.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
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
