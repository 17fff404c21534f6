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

/** The firm's policy as it is in force. */
export function policyInForce(house: House): Policy {
  return house.configuration().current.policy ?? policySchema.parse({});
}

export interface CheckedRoute {
  readonly route: string;
  /** Each candidate, and why it could not be asked; null where nothing in the file stands in its way. */
  readonly candidates: readonly { readonly deployment: string; readonly refusal: string | null }[];
}

/**
 * Reads a file of routes and policy before it is rolled out, and says for each route what its policy makes of the
 * candidates. Nothing is put in force. Throws settings-invalid with the place of the first fault, and not-found.
 */
export function checkPolicyFile(path: string): { readonly policy: Policy; readonly routes: readonly CheckedRoute[] } {
  if (!existsSync(path)) throw new HeadnoteError("not-found", `${path} was not found. Check the path and try again.`);
  const configuration = loadConfiguration(path);
  checkTerms(path, configuration);
  const policy = configuration.policy ?? policySchema.parse({});
  const { routes } = resolveRoutes(configuration);
  return {
    policy,
    routes: Object.entries(routes).map(([route, { candidates }]) => ({
      route,
      candidates: candidates.map((id) => {
        const deployment = resolveDeployment(id, configuration.providers);
        const refusal = isProblem(deployment) ? deployment.problem : forbiddenBy(policy, deployment);
        return { deployment: id, refusal };
      }),
    })),
  };
}

/** JSON Schema of `routes.json`, for editors and for whatever rolls it out. */
export function routesFileSchema(): object {
  return z.toJSONSchema(configurationSchema, { io: "input" });
}
