import { EventEmitter } from "node:events";

/** What a port carries, written as JSON: text as it is, bytes as base64. */
export type Carried = { readonly text: string } | { readonly bytes: string };

export function carry(data: unknown): Carried {
  if (typeof data === "string") return { text: data };
  if (data instanceof ArrayBuffer) return { bytes: Buffer.from(data).toString("base64") };
  if (ArrayBuffer.isView(data))
    return { bytes: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64") };
  throw new TypeError("The stand-in's ports carry text and bytes.");
}

export function unpack(carried: Carried): string | Uint8Array {
  return "text" in carried ? carried.text : Uint8Array.from(Buffer.from(carried.bytes, "base64"));
}

/** The main process's end of a channel whose other end is in the page. Deaf, but not forgetful, until it is started. */
export class MessagePortMain extends EventEmitter {
  readonly #send: (carried: Carried) => void;
  readonly #onClose: () => void;
  #early: Carried[] | null = [];
  #open = true;

  constructor(send: (carried: Carried) => void, onClose: () => void) {
    super();
    this.#send = send;
    this.#onClose = onClose;
  }

  start(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const carried of early) this.receive(carried);
  }

  postMessage(message: unknown): void {
    if (this.#open) this.#send(carry(message));
  }

  close(): void {
    if (!this.#open) return;
    this.lose();
    this.#onClose();
  }

  /** The page's end sent something. */
  receive(carried: Carried): void {
    if (this.#early !== null) this.#early.push(carried);
    else if (this.#open) this.emit("message", { data: unpack(carried), ports: [] });
  }

  /** The page's end is gone. */
  lose(): void {
    if (!this.#open) return;
    this.#open = false;
    this.emit("close");
  }
}
