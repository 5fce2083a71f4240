import type { Browser } from "playwright";
import { launchBrowser } from "../../support/browser.ts";
import { Comparison, type FigureText, SUBJECTS } from "../comparison.ts";
import type { Bench, Figure, Section } from "../figure.ts";
import { BYTE_TYPES, type Network, visit } from "../page-load.ts";
import { Servers } from "../servers/trio.ts";

const PAGES = { hello: "Hello world", chat: "A conversation", hundred: "100 components" } as const;
const NETWORKS = { plain: "this machine", slow: "Slow 4G, 4× CPU" } as const;
type PageName = keyof typeof PAGES;

const BYTES_GOAL = { text: "hello world: at most 1/10 of Gradio's bytes", of: "gradio", limit: 0.1 } as const;
const LCP_GOAL = { text: "hello world on Slow 4G: at most 1/3 of Gradio's LCP", of: "gradio", limit: 1 / 3 } as const;

/** What a visitor waits for. */
export const pageSection: Section = {
  name: "page",
  title: "Opening the page",
  about:
    "Chromium with an empty cache, on this machine and with what its developer tools call Slow 4G (1.44 Mbit/s, 562 ms for each " +
    "request) and a processor at a quarter of its speed. *Interactive* is the first click on Submit that called the function; the " +
    "button is clicked every 50 ms. Requests and kilobytes are those until the page rests, without the calls of its function. " +
    "Requests to other hosts fail at once here, which flatters whoever makes them. The bare platform is a Worker that answers a " +
    "constant page of half a kilobyte.",
  async run(bench) {
    await using browser = await openBrowser();
    const figures: Figure[] = [];
    for (const page of ["hello", "chat", "hundred"] as const) {
      await using servers = await Servers.start(SUBJECTS, page);
      for (const network of ["plain", "slow"] as const) {
        if (bench.isQuick && page !== "hello" && network === "slow") continue;
        figures.push(
          ...figuresOf(page, network, await measure({ bench, browser: browser.browser, servers, page, network })),
        );
      }
    }
    return { figures, plots: plotsOf(figures), notes: [] };
  },
};

/** The browser as something that is disposed of. */
async function openBrowser(): Promise<AsyncDisposable & { readonly browser: Browser }> {
  const browser = await launchBrowser();
  return { browser, [Symbol.asyncDispose]: () => browser.close() };
}

interface Wanted {
  readonly bench: Bench;
  readonly browser: Browser;
  readonly servers: Servers;
  readonly page: PageName;
  readonly network: Network;
}

function measure({ bench, browser, servers, page, network }: Wanted): Promise<Comparison> {
  // The slow network takes a constant page as long as any other.
  const subjects = SUBJECTS.filter((subject) => !(bench.isQuick && network === "slow" && subject === "bare"));
  return Comparison.run(subjects, network === "plain" ? bench.amount(9, 1) : bench.amount(5, 1), async (subject) => {
    bench.say(`${PAGES[page]}, ${NETWORKS[network]}, ${subject}`);
    const { kilobytes, ...times } = await visit(browser, `${servers.of(subject).url}/`, network);
    return { values: { ...times, ...kilobytes }, effort: null };
  });
}

function figuresOf(page: PageName, network: Network, measured: Comparison): Figure[] {
  const group = `${PAGES[page]}, ${NETWORKS[network]}`;
  const isGoal = page === "hello" && network === "slow";
  const time = { group, unit: "ms", bound: network === "slow" ? "the network" : "the browser" } as const;
  const size = { group, bound: "what the page is made of" } as const;
  const texts: FigureText[] = [
    { ...time, key: "firstByte", name: "first byte", bound: network === "slow" ? "the network" : "the server" },
    { ...time, key: "firstPaint", name: "first contentful paint" },
    { ...time, key: "largestPaint", name: "largest contentful paint", ...(isGoal ? { goal: LCP_GOAL } : {}) },
    { ...time, key: "interactive", name: "interactive" },
  ];
  // What comes over the wire does not depend on how fast it comes.
  if (network === "plain") {
    texts.push({ ...size, key: "requests", name: "requests", unit: "requests" });
    for (const type of BYTE_TYPES) {
      const goal = page === "hello" && type === "total" ? { goal: BYTES_GOAL } : {};
      texts.push({ ...size, key: type, name: `bytes: ${type}`, unit: "KB", ...goal });
    }
  }
  return texts.map((text) => measured.figure(text));
}

function plotsOf(figures: readonly Figure[]): {
  kind: "bars";
  name: string;
  title: string;
  unit: "ms" | "KB";
  better: "less";
  groups: { name: string; readings: Figure["readings"] }[];
}[] {
  const groupsOf = (name: string): { name: string; readings: Figure["readings"] }[] =>
    figures.filter((figure) => figure.name === name).map(({ group, readings }) => ({ name: group, readings }));
  return [
    {
      kind: "bars",
      name: "page-bytes",
      title: "Kilobytes on the wire",
      unit: "KB",
      better: "less",
      groups: groupsOf("bytes: total"),
    },
    {
      kind: "bars",
      name: "page-lcp",
      title: "Largest contentful paint",
      unit: "ms",
      better: "less",
      groups: groupsOf("largest contentful paint"),
    },
    {
      kind: "bars",
      name: "page-interactive",
      title: "Until a click on Submit calls the function",
      unit: "ms",
      better: "less",
      groups: groupsOf("interactive"),
    },
  ];
}
