import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";

function output(command: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 2_000, windowsHide: true }, (error, stdout) =>
      resolve(error === null ? stdout : null),
    );
  });
}

/**
 * Resident bytes of a process, or null where it is gone or the system does not say.
 *
 * Linux: VmRSS of /proc/PID/status; macOS: `ps`; Windows: `tasklist`, whose thousands separators depend on the locale.
 */
export async function residentBytes(pid: number, platform: NodeJS.Platform = process.platform): Promise<number | null> {
  if (platform === "linux") {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  }
  if (platform === "win32") {
    const listed = await output("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"]);
    const kilobytes = /"([\d.,\s\u00a0\u202f]+) K"\s*$/.exec(listed?.trim() ?? "")?.[1];
    return kilobytes === undefined ? null : Number(kilobytes.replace(/\D/g, "")) * 1024;
  }
  const listed = await output("ps", ["-o", "rss=", "-p", String(pid)]);
  const kilobytes = Number.parseInt(listed ?? "", 10);
  return Number.isNaN(kilobytes) ? null : kilobytes * 1024;
}

/**
 * Asks the kernel to refuse a process more than so many bytes of its own writable memory (RLIMIT_DATA), which holds
 * between two looks at `residentBytes`. Linux with util-linux only; elsewhere, and on any failure, nothing happens.
 */
export async function limitMemory(
  pid: number,
  bytes: number,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  if (platform !== "linux") return;
  await output("prlimit", [`--pid=${pid}`, `--data=${bytes}:${bytes}`]);
}
