import type { Deployment } from "./provider.ts";

/** An SDK's client for each endpoint, made when it is first called and kept: that takes longer than a request. */
export function keptClients<Client>(connect: (deployment: Deployment) => Client): (deployment: Deployment) => Client {
  const clients = new Map<string, Client>();
  return (deployment) => {
    const place = deployment.baseURL ?? "";
    const client = clients.get(place) ?? connect(deployment);
    clients.set(place, client);
    return client;
  };
}
