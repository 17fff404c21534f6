import type { Policy } from "../../shared/domain/configuration.ts";
import type { Deployment } from "../providers/provider.ts";

/** What the firm's policy asks of a task before any candidate is looked at: one sentence where it is not met, else null. */
export function checkPolicy(policy: Policy, task: { readonly matter: string | null }): string | null {
  if (policy.requireMatter && (task.matter === null || task.matter.trim() === "")) {
    return "The firm's policy asks for a matter: give the client-matter number that this work is booked to.";
  }
  return null;
}

/**
 * Which rule of the firm's policy forbids a deployment, in one sentence; null where none does. `deny` goes before `allow`.
 * Rules on where contracts may go (allowed models, regions, retention) do not touch the embedded engine, to which nothing
 * is sent: only `deny` names it. A model server on this machine is bound by `allow`, not by region and retention.
 */
export function forbiddenBy(policy: Policy, deployment: Deployment): string | null {
  const denied = policy.deny.find((pattern) => names(pattern, deployment.id));
  if (denied !== undefined) return `The firm's policy denies it ("${denied}").`;
  if (deployment.dialect === "on-device") return null;
  if (policy.allow.length > 0 && !policy.allow.some((pattern) => names(pattern, deployment.id))) {
    return "It is not among the models that the firm's policy allows.";
  }
  if (deployment.local) return null;
  if (policy.onDeviceOnly) return "The firm's policy lets nothing leave this machine.";
  const { region } = deployment;
  if (policy.regions.length > 0 && !policy.regions.some((allowed) => allowed.toLowerCase() === region?.toLowerCase())) {
    const where = region === null ? "its region is not known" : `it is served from the region "${region}"`;
    return `The firm's policy allows only the regions ${policy.regions.join(", ")}, and ${where}.`;
  }
  if (policy.requireZeroRetention && deployment.retention !== "zero") {
    const keeps =
      deployment.retention === "limited"
        ? "this provider keeps requests for a time"
        : "what this provider keeps is not known";
    return `The firm's policy asks for zero retention, and ${keeps}.`;
  }
  return null;
}

/**
 * "provider/model", "provider/*", or a beginning with a star ("openai/gpt-5*"). A name without a slash is a provider. Case
 * does not matter, because to many providers it does not.
 */
function names(pattern: string, id: string): boolean {
  const wanted = (pattern.includes("/") || pattern.endsWith("*") ? pattern : `${pattern}/*`).toLowerCase();
  const actual = id.toLowerCase();
  return wanted.endsWith("*") ? actual.startsWith(wanted.slice(0, -1)) : actual === wanted;
}
