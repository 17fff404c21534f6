/** The page's name for the way to the main process. */
export const BINDING = "headnoteStandIn";

/**
 * What stands in for `require("electron")` in the preload, as a script that runs in each new document before the
 * page's own: in the top frame only, with nothing else to require, as a sandboxed preload has it.
 */
export function pageSide(preload: string): string {
  return `(() => {
    if (window !== window.top) return;
    const toMain = window.${BINDING};
    const ports = new Map();
    const carry = (data) => {
      if (typeof data === "string") return { text: data };
      const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      let text = "";
      for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
      return { bytes: btoa(text) };
    };
    const unpack = (carried) => "text" in carried ? carried.text : Uint8Array.from(atob(carried.bytes), (character) => character.charCodeAt(0));
    const freeze = (value) => {
      if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
      return Object.freeze(value);
    };
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value: freeze(structuredClone(value)), enumerable: true }),
      },
      ipcRenderer: {
        postMessage: (channel, message, transferred = []) => {
          const ids = transferred.map((port) => {
            const id = crypto.randomUUID();
            ports.set(id, port);
            port.onmessage = (event) => toMain({ kind: "message", id, carried: carry(event.data) });
            return id;
          });
          toMain({ kind: "post", channel, message, ids });
        },
      },
    };
    Object.defineProperty(window, "${BINDING}Port", { value: (id, carried) => {
      if (carried === null) ports.get(id)?.close();
      else ports.get(id)?.postMessage(unpack(carried));
    } });
    const require = (name) => {
      if (name !== "electron") throw new Error("A sandboxed preload cannot require " + name + ".");
      return electron;
    };
    ((require) => {
${preload}
    })(require);
  })();`;
}
