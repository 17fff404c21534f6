// A provider for benchmarks, in a process of its own: what it says was made before anybody asks, so that what is measured is
// whoever stands between. It answers as OpenAI does, in one piece or as a stream of one packet a word. Prints its URL.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const words = Array.from({ length: 60 }, (_, index) => `word number ${index + 1} `.padStart(24, "_"));
const usage = { prompt_tokens: 20, completion_tokens: 180, total_tokens: 200 };
const shared = { id: "chatcmpl-bench", created: 1_790_000_000, model: "alpha" };

function frame(data: unknown): string {
  return `data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}

function chunk(delta: object, finish: string | null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return frame({ ...shared, object: "chat.completion.chunk", choices });
}

const stream = [
  chunk({ role: "assistant", content: "" }, null),
  ...words.map((content) => chunk({ content }, null)),
  chunk({}, "stop"),
  frame({ ...shared, object: "chat.completion.chunk", choices: [], usage }),
  frame("[DONE]"),
];
const message = { role: "assistant", content: words.join("") };
const whole = JSON.stringify({
  ...shared,
  object: "chat.completion",
  choices: [{ index: 0, message, finish_reason: "stop" }],
  usage,
});

const server = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (part: string) => (body += part));
  request.on("end", () => {
    if (!/"stream":\s*true/.test(body)) {
      response.writeHead(200, { "content-type": "application/json" }).end(whole);
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const part of stream) response.write(part);
    response.end();
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`);
});
process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
});
