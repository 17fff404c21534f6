import type { Call } from "./call.ts";

/** How one endpoint is asked, and what it turned out to accept: by endpoint and model, for as long as the process lives. */
export interface Manners<Way> {
  readonly learned: Map<string, Way>;
  readonly place: string;
  readonly usual: Way;
  send(way: Way): Promise<Response>;
  /** What to try after a refusal that names a field this endpoint does not take; null where it is about something else. */
  adapt(way: Way, status: number, body: string): Way | null;
}

/**
 * Sends a request, again in a plainer way where the endpoint refuses a field that it does not know. Only refusals for a bad
 * request are answered so: nothing was generated then, so asking again costs nothing. Throws `ProviderError`.
 */
export async function negotiate<Way>(call: Call, manners: Manners<Way>): Promise<{ response: Response; way: Way }> {
  const tried = new Set<string>();
  let way = manners.learned.get(manners.place) ?? manners.usual;
  for (;;) {
    tried.add(JSON.stringify(way));
    try {
      const response = await manners.send(way);
      if (way !== manners.usual) manners.learned.set(manners.place, way);
      return { response, way };
    } catch (thrown) {
      const error = call.fromThrown(thrown);
      const refusal = error.failure.class === "bad-request" ? call.watched.refusal() : null;
      const plainer = refusal === null ? null : manners.adapt(way, refusal.status, refusal.body);
      if (plainer === null || tried.has(JSON.stringify(plainer))) throw error;
      way = plainer;
    }
  }
}
