import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { HeadnoteError } from "../../shared/domain/errors.ts";

export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/**
 * A secret from the terminal, without showing it, or the first line of standard input where that is not a terminal. Never
 * from an argument: the process list shows those to everyone.
 */
export async function readSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    const [line = ""] = Buffer.from(await readStandardInput())
      .toString("utf8")
      .split(/\r?\n/, 1);
    return line;
  }
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await prompt.question("");
  } finally {
    prompt.close();
    process.stderr.write("\n");
  }
}

/** `--password -` reads one from standard input; anything else would be a password in the process list. */
export async function documentPassword(option: string | undefined): Promise<string | null> {
  if (option === undefined) return null;
  if (option !== "-") {
    throw new HeadnoteError(
      "wrong-use",
      'A password on the command line can be seen by others on this machine. Write "--password -" and type it when asked.',
    );
  }
  return readSecret("Password: ");
}

/** Asks at the terminal; null where there is none to ask at. Anything but a yes is a no. */
export async function askYesNo(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  const prompt = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  try {
    return /^y(es)?$/i.test((await prompt.question(`${question} [y/N] `)).trim());
  } finally {
    prompt.close();
  }
}
