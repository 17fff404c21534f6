import { existsSync } from "node:fs";
import { z } from "zod";
import { configurationSchema, policySchema, type Policy } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { isProblem, resolveDeployment } from "../providers/deployments.ts";
import { forbiddenBy } from "../routing/policy.ts";
import { resolveRoutes } from "../routing/routes.ts";
import { loadConfiguration } from "../settings/configuration.ts";
import { checkTerms } from "./check-terms.ts";
import type { House } from "./house.ts";
import { policyWarnings, type OpenCandidate } from "./policy-warnings.ts";

/** The firm's policy as it is in force. */
export function policyInForce(house: House): Policy {
  return house.configuration().current.policy ?? policySchema.parse({});
}

export interface CheckedRoute {
  readonly route: string;
  /** Each candidate, and why it could not be asked; null where nothing in the file stands in its way. */
  readonly candidates: readonly { readonly deployment: string; readonly refusal: string | null }[];
}

export interface CheckedFile {
  readonly policy: Policy;
  readonly routes: readonly CheckedRoute[];
  /** What is valid and yet hardly meant, a sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Reads a file of routes and policy before it is rolled out, and says for each route what its policy makes of the
 * candidates. Nothing is put in force. Throws settings-invalid with the place of the first fault, and not-found.
 */
export function checkPolicyFile(path: string): CheckedFile {
  if (!existsSync(path)) throw new HeadnoteError("not-found", `${path} was not found. Check the path and try again.`);
  const configuration = loadConfiguration(path);
  checkTerms(path, configuration);
  const policy = configuration.policy ?? policySchema.parse({});
  const open: OpenCandidate[] = [];
  const routes = Object.entries(resolveRoutes(configuration).routes).map(([route, { candidates }]) => ({
    route,
    candidates: candidates.map((id) => {
      const deployment = resolveDeployment(id, configuration.providers);
      if (isProblem(deployment)) return { deployment: id, refusal: deployment.problem };
      const refusal = forbiddenBy(policy, deployment);
      if (refusal === null) open.push({ route, deployment });
      return { deployment: id, refusal };
    }),
  }));
  return { policy, routes, warnings: policyWarnings(configuration, open) };
}

/** JSON Schema of `routes.json`, for editors and for whatever rolls it out. */
export function routesFileSchema(): object {
  return z.toJSONSchema(configurationSchema, { io: "input" });
}
