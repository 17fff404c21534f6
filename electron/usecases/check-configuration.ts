import { existsSync } from "node:fs";
import type { Configuration } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { resolveDeployment } from "../providers/deployments.ts";
import { loadConfiguration } from "../settings/configuration.ts";
import { jsonPath } from "../settings/validation.ts";
import { checkTerms } from "./check-terms.ts";

/**
 * Reads the configuration that somebody named, and holds it to more than its shape: it must be there, and every candidate
 * must be one that could be called. Throws settings-invalid with the path of the first wrong value.
 */
export function checkConfiguration(path: string): Configuration {
  if (!existsSync(path)) {
    throw new HeadnoteError(
      "settings-invalid",
      `There is no file ${path}. Name the configuration that is to be used.`,
      {
        data: { file: path },
      },
    );
  }
  const configuration = loadConfiguration(path);
  for (const [name, { candidates }] of Object.entries(configuration.routes)) {
    for (const [index, candidate] of candidates.entries()) {
      const deployment = resolveDeployment(candidate, configuration.providers);
      if (!("problem" in deployment)) continue;
      const place = jsonPath(["routes", name, "candidates", index]);
      throw new HeadnoteError("settings-invalid", `${path} is not valid. ${place}: ${deployment.problem}`, {
        data: { file: path, path: place },
      });
    }
  }
  checkTerms(path, configuration);
  return configuration;
}
