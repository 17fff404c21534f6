import { EventEmitter } from "node:events";

/** What Electron gives a utility process for a way to its parent, over the channel that Node's fork makes. */
class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.(message);
  }
}

const port = new ParentPort();
process.on("message", (data) => port.emit("message", { data, ports: [] }));
Reflect.set(process, "parentPort", port);
