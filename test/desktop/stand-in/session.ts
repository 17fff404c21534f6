import { EventEmitter } from "node:events";

type Protocol = (request: Request) => Response | Promise<Response>;
type Guard = (details: { readonly url: string }, decide: (answer: { readonly cancel?: boolean }) => void) => void;

/** Keeps what the app registers, and asks it. */
class Session extends EventEmitter {
  readonly #schemes = new Map<string, Protocol>();
  #guard: Guard | null = null;

  readonly protocol = {
    handle: (scheme: string, handler: Protocol): void => {
      if (this.#schemes.has(scheme)) throw new Error(`${scheme}: is handled already.`);
      this.#schemes.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (guard: Guard): void => {
      this.#guard = guard;
    },
  };
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setSpellCheckerEnabled(): void {}

  /** The answer to a request of the page; null where the app cancels it or nothing handles its scheme. */
  async answer(url: string, method: string): Promise<Response | null> {
    const guard = this.#guard;
    const cancelled =
      guard !== null &&
      (await new Promise<boolean>((resolve) => {
        guard({ url }, ({ cancel }) => resolve(cancel === true));
      }));
    const handler = this.#schemes.get(url.slice(0, url.indexOf(":")));
    if (cancelled || handler === undefined) return null;
    return handler(new Request(url, { method }));
  }
}
export type { Session };

const partitions = new Map<string, Session>();

export const session = {
  fromPartition: (name: string): Session => {
    const found = partitions.get(name) ?? new Session();
    partitions.set(name, found);
    return found;
  },
};
