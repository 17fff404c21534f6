import { useSyncExternalStore } from "react";

/** Where the reader is. It stands in the address after `#`, so that a reload, Back and Forward keep the place. */
export type Place =
  | { screen: "desk" }
  | { screen: "reader"; id: string; passage?: { readonly start: number; readonly end: number } }
  | { screen: "compare"; before: string; after: string }
  | { screen: "matter"; matter: string }
  | { screen: "ask"; ids: readonly string[]; question: string }
  | { screen: "library"; query: string }
  | { screen: "costs" }
  | { screen: "settings" };

/** The place an address names; the desk where it names none. */
export function placeOf(hash: string): Place {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [screen = "", ...rest] = path.split("/");
  switch (screen) {
    case "read": {
      const id = decode(rest.join("/"));
      const passage = passageOf(new URLSearchParams(search).get("at"));
      return id === "" ? { screen: "desk" } : { screen: "reader", id, ...(passage === null ? {} : { passage }) };
    }
    case "compare": {
      const [before = "", after = ""] = rest.map(decode);
      return before === "" || after === "" ? { screen: "library", query: "" } : { screen: "compare", before, after };
    }
    case "matter": {
      const matter = decode(rest.join("/"));
      return matter === "" ? { screen: "library", query: "" } : { screen: "matter", matter };
    }
    case "ask": {
      const ids = rest.map(decode).filter((id) => id !== "");
      const question = new URLSearchParams(search).get("q") ?? "";
      return ids.length === 0 ? { screen: "library", query: "" } : { screen: "ask", ids, question };
    }
    case "library":
      return { screen: "library", query: new URLSearchParams(search).get("q") ?? "" };
    case "costs":
      return { screen: "costs" };
    case "settings":
      return { screen: "settings" };
    default:
      return { screen: "desk" };
  }
}

export function addressOf(place: Place): string {
  switch (place.screen) {
    case "desk":
      return "#/desk";
    case "reader":
      return `#/read/${encodeURIComponent(place.id)}${place.passage === undefined ? "" : `?at=${place.passage.start}-${place.passage.end}`}`;
    case "compare":
      return `#/compare/${encodeURIComponent(place.before)}/${encodeURIComponent(place.after)}`;
    case "matter":
      return `#/matter/${encodeURIComponent(place.matter)}`;
    case "ask": {
      const path = `#/ask/${place.ids.map(encodeURIComponent).join("/")}`;
      return place.question === "" ? path : `${path}?${new URLSearchParams({ q: place.question }).toString()}`;
    }
    case "library":
      return place.query === "" ? "#/library" : `#/library?${new URLSearchParams({ q: place.query }).toString()}`;
    case "costs":
      return "#/costs";
    case "settings":
      return "#/settings";
  }
}

/** Goes to `place`; `replace` leaves no entry to come Back to. */
export function go(place: Place, options: { replace?: boolean } = {}): void {
  const address = addressOf(place);
  if (options.replace === true) window.location.replace(address);
  else window.location.hash = address;
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return placeOf(hash);
}

function listen(notice: () => void): () => void {
  window.addEventListener("hashchange", notice);
  return () => window.removeEventListener("hashchange", notice);
}

/** "120-164": where a passage stands in the contract's text. */
function passageOf(at: string | null): { start: number; end: number } | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? "") ?? [];
  return start === undefined || end === undefined || Number(end) <= Number(start)
    ? null
    : { start: Number(start), end: Number(end) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
