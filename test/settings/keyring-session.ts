/**
 * Run inside a D-Bus session of its own with a private home: starts a real keyring, uses it as Headnote does, locks it, uses
 * it again, and prints what happened as JSON. Arguments: the profile's folder, the secret to keep, and "first" or "later" for
 * a session that finds what an earlier one kept.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeSync } from "node:fs";
import { libraryKey } from "../../electron/settings/library-key.ts";
import { openKeychain } from "../../electron/settings/open-keychain.ts";
import { osKeychain } from "../../electron/settings/os-keychain.ts";
import { openProfile } from "../../electron/settings/profile.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";

const [folder = "", secret = "", session = "first"] = process.argv.slice(2);
const account = "provider:openai";
openProfile(folder);

/** Returns when the keyring is open: the daemon goes into the background only then. */
function startKeyring(): void {
  execFileSync("gnome-keyring-daemon", ["--unlock", "--components=secrets", "--daemonize"], {
    input: "a test's own password",
    stdio: ["pipe", "ignore", "ignore"],
  });
}

function lockKeyring(): void {
  const collection = "/org/freedesktop/secrets/collection/login";
  spawnSync("dbus-send", [
    "--session",
    "--print-reply",
    "--dest=org.freedesktop.secrets",
    "/org/freedesktop/secrets",
    "org.freedesktop.Secret.Service.Lock",
    `array:objpath:${collection}`,
  ]);
}

/** What a call gave, or the code of what it threw; never the secret itself. */
function outcome(work: () => unknown): unknown {
  try {
    const value = work();
    return value === secret ? "the secret" : value;
  } catch (error) {
    return isHeadnoteError(error) ? error.code : String(error);
  }
}

const keychain = osKeychain();
/** A digest of the library's key. */
const key = () => {
  const found = libraryKey(keychain, {}, folder);
  return found.source === "keychain" ? createHash("sha256").update(found.key).digest("hex") : found.source;
};
const opened = () => {
  const { keychain: chosen, notice } = openKeychain({ env: process.env, platform: process.platform });
  return [chosen.kind, notice];
};

function firstSession(): unknown {
  const open = {
    opened: outcome(opened),
    absent: outcome(() => keychain.read(account)),
    written: outcome(() => keychain.write(account, secret)),
    read: outcome(() => keychain.read(account)),
    other: outcome(() => keychain.read("provider:anthropic")),
    added: outcome(() => keychain.write("provider:mistral", "short-lived")),
    deleted: outcome(() => keychain.delete("provider:mistral")),
    deletedAgain: outcome(() => keychain.delete("provider:mistral")),
  };
  const made = outcome(key);
  lockKeyring();
  const locked = {
    opened: outcome(opened),
    read: outcome(() => keychain.read(account)),
    written: outcome(() => keychain.write(account, "another")),
    deleted: outcome(() => keychain.delete(account)),
    libraryKey: outcome(key),
  };
  return { open, locked, key: made };
}

startKeyring();
const happened =
  session === "first" ? firstSession() : { read: outcome(() => keychain.read(account)), key: outcome(key) };
writeSync(1, JSON.stringify(happened));
