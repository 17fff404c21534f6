import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { HeadnoteError } from "../../shared/domain/errors.ts";

/** The loopback address and nothing else: no other machine can connect. */
export const ADDRESS = "127.0.0.1";
const GRACE_MS = 2_000;

export interface Listening {
  readonly port: number;
  /** Ends live streams, lets answers under way finish for a short while, then ends them too. */
  close(): Promise<void>;
}

/** Opens a server to this machine alone. `port` 0 takes one that is free. Throws port-in-use. */
export async function listenOnLoopback(server: Server, port: number): Promise<Listening> {
  const answering = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  server.prependListener("request", (_request, response) => {
    answering.add(response);
    response.once("close", () => answering.delete(response));
  });
  return {
    port: await listen(server, port),
    close: () => close(server, answering, connections),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host: ADDRESS, port, exclusive: true }, resolve);
    });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EADDRINUSE") throw error;
    throw new HeadnoteError("port-in-use", `Port ${port} is in use. Name another, or none to let Headnote find one.`, {
      data: { port },
    });
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}

async function close(
  server: Server,
  answering: ReadonlySet<ServerResponse>,
  connections: ReadonlySet<Socket>,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const busy = new Set<Socket | null>();
  for (const response of answering) {
    const type = response.getHeader("content-type");
    if (typeof type === "string" && type.startsWith("text/event-stream")) response.destroy();
    else busy.add(response.socket);
  }
  // Clients connect ahead of their next request; such a connection would hold the server open.
  for (const connection of connections) if (!busy.has(connection)) connection.destroy();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}
