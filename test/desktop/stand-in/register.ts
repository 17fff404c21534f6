import { registerHooks } from "node:module";

const standIn = new URL("electron.ts", import.meta.url).href;
const address = "stand-in:electron";
/** Electron can be imported by its parts and as one object; so can this. */
const source = `import * as all from "${standIn}"; export * from "${standIn}"; export default all;`;

/** Whoever imports `electron` in this process gets the stand-in. */
registerHooks({
  resolve(specifier, context, next) {
    return specifier === "electron" ? { url: address, format: "module", shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    return url === address ? { format: "module", source, shortCircuit: true } : next(url, context);
  },
});
