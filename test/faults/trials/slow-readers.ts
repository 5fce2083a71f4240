import { connect, type Socket } from "node:net";
import { defineFault } from "../fault.ts";
import { now, pause } from "../harness/clock.ts";
import { crowd, newKey } from "../harness/load.ts";
import { quantile } from "../harness/numbers.ts";
import type { Visitor } from "../harness/visitor.ts";
import { World } from "../harness/world.ts";

const MEGABYTE = 1_000_000;
/** More than the system's own buffers hold. */
const OUTPUTS = 8;
const BYTES_PER_SECOND = 100;

/** Some read a hundred bytes a second of answers of a megabyte; others beside them read as fast as they can. */
export const slowReaders = defineFault({
  id: "F5",
  name: "slow readers",
  smoke: { slow: 3, fast: 3, seconds: 3 },
  full: { slow: 40, fast: 20, seconds: 45 },
  async run(trial) {
    const { slow, fast, seconds } = trial.volume;
    await using world = await World.begin();
    const quick = crowd(world, fast);
    // Half before and half after: what grows with the books must not count for what slow readers cost.
    const alone = await latencies(quick, seconds / 2);
    const sluggards = await Promise.all(Array.from({ length: slow }, () => newSluggard(world)));
    await pause(500);
    const before = world.server.megabytes;
    const beside = await latencies(quick, seconds);
    const after = world.server.megabytes;
    for (const { socket } of sluggards) socket.destroy();
    await pause(500);
    alone.push(...(await latencies(quick, seconds / 2)));
    // Now they read what they have missed.
    for (const { visitor } of sluggards) visitor.read();
    await world.settle(60_000);
    trial.count("slow readers", slow);
    trial.count("fast readers", fast);
    trial.count("answers of 1 MB", alone.length + beside.length + slow * OUTPUTS);
    trial.judge(await world.verdict());
    const ratio = quantile(beside, 0.95) / quantile(alone, 0.95);
    trial.timed("time of an answer beside slow readers, p95, at most 1.2 times the time without", ratio, ratio <= 1.2);
    if (before !== null && after !== null) {
      const growth = Math.max(0, after - before);
      trial.timed("MB that the runtime grew by meanwhile, at most 100", growth, growth <= 100);
    }
  },
});

/** Milliseconds from join to the end, one call after the other for each visitor. */
async function latencies(visitors: readonly Visitor[], seconds: number): Promise<number[]> {
  const end = now() + seconds * 1000;
  const lists = await Promise.all(
    visitors.map(async (visitor) => {
      const times: number[] = [];
      while (now() < end) {
        const joinedAt = now();
        const event = await visitor.join("fill", { key: newKey("fast"), size: MEGABYTE });
        if (event !== null) await visitor.readers[0]?.end(event);
        times.push(now() - joinedAt);
        await pause(200);
      }
      return times;
    }),
  );
  return lists.flat();
}

/** A visitor with much to read, and a line over which it reads slowly. */
async function newSluggard(world: World): Promise<{ visitor: Visitor; socket: Socket }> {
  const visitor = world.visitor();
  for (let i = 0; i < OUTPUTS; i++) await visitor.join("fill", { key: newKey("slow"), size: MEGABYTE });
  const { hostname, port, host } = new URL(world.server.url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on("error", () => {});
  socket.write(`GET /gradio_api/queue/data?session_hash=${visitor.session}&resume=1 HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  socket.pause();
  void readSlowly(socket);
  return { visitor, socket };
}

async function readSlowly(socket: Socket): Promise<void> {
  for (; !socket.destroyed; await pause(1000)) socket.read(BYTES_PER_SECOND);
}
