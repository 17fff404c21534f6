import type { z } from "zod";

/** What is wrong with a value, one sentence per fault at most three: the path of the value and what was expected of it. */
export function describeFaults(error: z.ZodError): string {
  const faults = error.issues.map((issue) => `${jsonPath(issue.path)}: ${issue.message}`);
  const shown = faults.slice(0, 3).join("; ");
  return faults.length > 3 ? `${shown}; and ${faults.length - 3} more` : shown;
}

/** `routes.simple.candidates[0]`; a name that is not a plain word stands in quotes: `providers["Azure EU"]`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the whole file";
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      const name = String(part);
      if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `[${JSON.stringify(name)}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join("");
}
