/** The parent as a reading process sees it, the same under Node's fork and Electron's utilityProcess. */
export interface ParentPort {
  onMessage(listener: (message: unknown) => void): void;
  post(message: unknown): void;
  /** Sends the last message. The parent ends this process when it has it; nobody else knows when it has arrived. */
  finish(message: unknown): void;
}

/** The part of Electron's `process.parentPort` that is used; declared here so that nothing imports electron. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { readonly data: unknown }) => void): void;
}

function isElectronParentPort(value: unknown): value is ElectronParentPort {
  return typeof value === "object" && value !== null && "postMessage" in value && "on" in value;
}

/** A process whose parent did not end it after the last message ends itself after this long. */
const LINGER_MS = 30_000;

/** The way to the parent; throws where this process has none. */
export function connectParent(): ParentPort {
  const port: unknown = Reflect.get(process, "parentPort");
  if (isElectronParentPort(port)) {
    return {
      onMessage: (listener) => port.on("message", (event) => listener(event.data)),
      post: (message) => port.postMessage(message),
      finish: (message) => {
        port.postMessage(message);
        setTimeout(() => process.exit(0), LINGER_MS);
      },
    };
  }
  if (process.send === undefined) throw new Error("A reading process is started by Headnote, not by hand.");
  process.on("disconnect", () => process.exit(0));
  return {
    onMessage: (listener) => process.on("message", listener),
    post: (message) => process.send?.(message),
    finish: (message) => {
      process.send?.(message);
      setTimeout(() => process.exit(0), LINGER_MS);
    },
  };
}
