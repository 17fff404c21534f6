import { Worker } from "node:worker_threads";
import type { Environment } from "./profile.ts";

/** Milliseconds for a bus on this machine to say a first word. */
const patienceMs = 1_500;

/**
 * Whether the D-Bus session bus, where the Secret Service lives, is there and answers. The keychain's binding waits on a
 * silent bus for as long as the bus likes and cannot be interrupted, so this is asked before it is used.
 *
 * Says the first line of the handshake (D-Bus specification, "Authentication protocol") and waits for "OK". The socket
 * belongs to a worker, because the answer is needed at once and Node has no socket that can be waited for.
 */
export function sessionBusAnswers(env: Environment, uid: number): boolean {
  return busSockets(env).some((path) => answers(path, uid));
}

/** Paths of the bus's sockets, as Node names them (an abstract one begins with a zero byte). */
export function busSockets(env: Environment): string[] {
  const address = env["DBUS_SESSION_BUS_ADDRESS"];
  const runtime = env["XDG_RUNTIME_DIR"];
  const ofRuntime = runtime === undefined || runtime === "" ? [] : [`${runtime}/bus`];
  if (address === undefined || address === "") return ofRuntime;
  return address.split(";").flatMap((one) => {
    const [transport, rest = ""] = one.split(/:(.*)/s);
    if (transport !== "unix") return [];
    const values = new Map(rest.split(",").map((pair) => pair.split(/=(.*)/s) as [string, string | undefined]));
    const path = unescaped(values.get("path"));
    const abstract = unescaped(values.get("abstract"));
    if (path !== null) return [path];
    if (abstract !== null) return [`\0${abstract}`];
    return values.get("runtime") === "yes" ? ofRuntime : [];
  });
}

function unescaped(value: string | undefined): string | null {
  if (value === undefined) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

const asking = `
const { workerData } = require("node:worker_threads");
const state = new Int32Array(workerData.state);
const say = (answer) => { Atomics.store(state, 0, answer); Atomics.notify(state, 0); socket.destroy(); };
const socket = require("node:net").connect(workerData.path);
socket.on("connect", () => socket.write("\\0AUTH EXTERNAL " + workerData.uid + "\\r\\n"));
socket.once("data", (data) => say(data.toString("latin1").startsWith("OK ") ? 1 : 2));
socket.on("error", () => say(2));
socket.on("close", () => { if (Atomics.load(state, 0) === 0) say(2); });
`;

function answers(path: string, uid: number): boolean {
  const state = new SharedArrayBuffer(4);
  const worker = new Worker(asking, {
    eval: true,
    workerData: { state, path, uid: Buffer.from(String(uid)).toString("hex") },
  });
  worker.unref();
  const word = new Int32Array(state);
  Atomics.wait(word, 0, 0, patienceMs);
  void worker.terminate();
  return Atomics.load(word, 0) === 1;
}
