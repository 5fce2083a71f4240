/** What a Worker's objects need, as its debugger sees it. The process is no measure: it keeps what it once needed. */

interface Reply {
  readonly id?: number;
  readonly result?: { readonly usedSize?: number };
  readonly error?: { readonly message: string };
}

const PATIENCE = 30_000;
/** A snapshot, which nobody reads, collects far more than a mere `collectGarbage` does. */
const COMMANDS = ["HeapProfiler.enable", "HeapProfiler.takeHeapSnapshot", "Runtime.getHeapUsage"] as const;

/** Megabytes of the heap after everything is collected that nobody needs. `inspector`: where the runtime is debugged. */
export async function usedHeap(inspector: URL, worker: string): Promise<number> {
  const targets = (await (await fetch(`http://${inspector.host}/json/list`)).json()) as {
    id: string;
    webSocketDebuggerUrl: string;
  }[]; // as the protocol says
  const target = targets.find(({ id }) => id.endsWith(worker));
  if (!target) throw new Error(`The runtime has no Worker "${worker}" to inspect.`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  try {
    return (await usageOver(socket)) / 1_000_000;
  } finally {
    socket.close();
  }
}

/** All at once: an idle Worker looks after its debugger only when another word comes. */
async function usageOver(socket: WebSocket): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const timer = setTimeout(() => reject(new Error("The Worker does not answer its debugger.")), PATIENCE);
  socket.addEventListener("error", () => reject(new Error("The Worker cannot be inspected.")));
  socket.addEventListener("open", () => {
    for (const [i, method] of COMMANDS.entries()) socket.send(JSON.stringify({ id: i + 1, method }));
  });
  socket.addEventListener("message", ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as Reply;
    if (error) reject(new Error(error.message));
    if (id === COMMANDS.length && result?.usedSize !== undefined) resolve(result.usedSize);
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
