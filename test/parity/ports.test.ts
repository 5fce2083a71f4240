import { createServer, type Server } from "node:net";
import { describe, it } from "vitest";
import { CannotRun } from "../support/gradio-environment.ts";
import { Ports } from "./ports.ts";

describe("the ports of the servers", () => {
  it("are free ones, and no two alike", async ({ expect }) => {
    const ports = await Ports.from({}, 2);
    const [gradio, ours] = await ports.of(0);
    expect([gradio > 0, ours > 0, gradio === ours]).toEqual([true, true, false]);
  });

  it("are those that PARITY_PORT begins", async ({ expect }) => {
    const first = await freeRange();
    const ports = await Ports.from({ PARITY_PORT: String(first) }, 2);
    expect([await ports.of(0), await ports.of(1)]).toEqual([
      [first, first + 1],
      [first + 2, first + 3],
    ]);
  });

  it("are refused when one is in use", async ({ expect }) => {
    const first = await freeRange();
    const taken = await listening(first + 3);
    try {
      const asked = Ports.from({ PARITY_PORT: String(first) }, 2);
      await expect(asked).rejects.toThrow(CannotRun);
      await expect(asked).rejects.toThrow(`Port ${first + 3} is in use`);
    } finally {
      taken.close();
    }
  });

  it.for(["http", "0", "-1", "1.5", "65533", "99999"])(
    "are refused when PARITY_PORT is %s",
    async (asked, { expect }) => {
      await expect(Ports.from({ PARITY_PORT: asked }, 2)).rejects.toThrow(`PARITY_PORT is "${asked}"`);
    },
  );
});

/** The first of four free ports in a row. */
async function freeRange(): Promise<number> {
  for (;;) {
    const first = await listening(0).then((server) => portOf(server));
    const servers = await Promise.allSettled([0, 1, 2, 3].map((i) => listening(first + i)));
    const isFree = servers.every(({ status }) => status === "fulfilled");
    await Promise.all(servers.flatMap((server) => (server.status === "fulfilled" ? [closed(server.value)] : [])));
    if (isFree) return first;
  }
}

function listening(port: number): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  const server = createServer().once("error", reject);
  server.listen(port, "127.0.0.1", () => resolve(server));
  return promise;
}

async function portOf(server: Server): Promise<number> {
  const address = server.address();
  await closed(server);
  if (typeof address !== "object" || address === null) throw new Error("It listens nowhere.");
  return address.port;
}

function closed(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  return promise;
}
