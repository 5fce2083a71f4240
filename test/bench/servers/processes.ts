/** Processes that the benchmark starts: what they use, and that none is left behind. */

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { CannotRun } from "../../support/gradio-environment.ts";

/** What a process and its children have used so far. */
export interface Usage {
  /** Processor time in seconds. */
  readonly seconds: number;
  /** Resident memory in megabytes. */
  readonly megabytes: number;
}

/** What to start. */
export interface Command {
  /** What it is in messages: "Gradio". */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Row {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
  readonly megabytes: number;
}

const running = new Set<Child>();
/** Milliseconds until a process that was asked to end is made to. */
const PATIENCE = 5000;
const LAST_WORDS = 4000;
/** How Linux counts: ticks of a hundredth of a second, pages of four kilobytes. */
const TICK = 0.01;
const PAGE_MEGABYTES = 4096 / 1_000_000;

/** A process and everything that it starts. It ends when its input does, so it cannot outlive us. */
export class Child implements AsyncDisposable {
  readonly #name: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #said = "";
  #answer: ((line: string) => void) | null = null;

  constructor({ name, file, args, env = {} }: Command) {
    this.#name = name;
    this.#process = spawn(file, args, { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...env } });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ended = promise;
    this.#process.on("error", (error) => {
      this.#said = error.message;
      resolve();
    });
    this.#process.on("close", () => resolve());
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on("data", (text: Buffer) => (this.#said = (this.#said + String(text)).slice(-LAST_WORDS)));
    }
    if (this.#process.stdout) createInterface({ input: this.#process.stdout }).on("line", (line) => this.#hear(line));
    running.add(this);
    void this.#ended.then(() => running.delete(this));
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  get isRunning(): boolean {
    return running.has(this);
  }

  /** Why it is not there, in its own words. */
  get failure(): CannotRun {
    const words = this.#said.trim().split("\n").slice(-5).join("\n  ");
    return new CannotRun(`${this.#name} did not start:\n  ${words || "it said nothing."}`);
  }

  /** Gives it one line and waits for its answer: the next line that starts with `@`. */
  async ask(line: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.#answer = resolve;
    void this.#ended.then(() => reject(new Error(`${this.#name} has ended:\n${this.#said}`)));
    this.#process.stdin?.write(`${line}\n`);
    return promise;
  }

  usage(): Usage {
    const rows = treeOf(this.pid);
    return {
      seconds: rows.reduce((sum, row) => sum + row.seconds, 0),
      megabytes: rows.reduce((sum, row) => sum + row.megabytes, 0),
    };
  }

  /** Ends the process and all of its children. */
  async [Symbol.asyncDispose](): Promise<void> {
    const pids = treeOf(this.pid).map(({ pid }) => pid);
    this.#process.kill("SIGTERM");
    const timer = setTimeout(() => end(pids), PATIENCE);
    await this.#ended;
    clearTimeout(timer);
    end(pids);
  }

  /** The same, at once. */
  kill(): void {
    end(treeOf(this.pid).map(({ pid }) => pid));
  }

  #hear(line: string): void {
    if (line.startsWith("@")) this.#answer?.(line.slice(1));
  }
}

/** Ends everything that still runs. */
export function killAll(): void {
  for (const child of running) child.kill();
}

function end(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}

/** A process and all below it. */
function treeOf(root: number): Row[] {
  const rows = process.platform === "linux" ? linuxRows() : otherRows();
  const tree = rows.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...rows.filter(({ parent }) => parent === pid));
  return tree;
}

function linuxRows(): Row[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The name in parentheses may hold spaces; the fields after it do not.
        const fields = readFileSync(`/proc/${name}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ")
          .map(Number);
        const [, parent = 0] = fields;
        const ticks = (fields[11] ?? 0) + (fields[12] ?? 0);
        return [{ pid: Number(name), parent, seconds: ticks * TICK, megabytes: (fields[21] ?? 0) * PAGE_MEGABYTES }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

/** As `ps` tells it; its times are like `1:02.34` or `1:02:03`. */
function otherRows(): Row[] {
  const text = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss=,time="], { encoding: "utf8" });
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [pid = "0", parent = "0", kilobytes = "0", time = "0"] = line.trim().split(/\s+/);
      const seconds = time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
      return { pid: Number(pid), parent: Number(parent), seconds, megabytes: Number(kilobytes) / 1000 };
    });
}
