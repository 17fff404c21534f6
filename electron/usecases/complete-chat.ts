import { deploymentIdSchema } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { replaceKindsInWords } from "../../shared/domain/policy-words.ts";
import { rulesInForce, type RuleMaker } from "../../shared/domain/rules-in-force.ts";
import type { Plan, Run } from "../../shared/domain/run.ts";
import { AnswerError, type ExecutionEvent } from "../execution/executor.ts";
import type { CompletionRequest, Message, Sampling } from "../providers/provider.ts";
import { scoreComplexity } from "../routing/complexity.ts";
import { planTask } from "../routing/plan.ts";
import { countTokens } from "../routing/tokens.ts";
import { confidentialityOf } from "./confidentiality.ts";
import type { House } from "./house.ts";
import { planningRules } from "./plan-contract.ts";

/** Lets the size and the complexity of the messages choose the tier. */
export const automatic = "auto";

/** What another program asks, in Headnote's words. */
export interface Chat {
  /** `auto`, a tier, an alias or "provider/model". */
  readonly model: string;
  readonly messages: readonly Message[];
  /** Null where whoever asks set none. */
  readonly maxOutputTokens: number | null;
  readonly sampling: Sampling;
  readonly schema: CompletionRequest["schema"];
  readonly matter: string | null;
}

export interface PlannedChat {
  readonly plan: Plan;
  readonly request: CompletionRequest;
  readonly matter: string | null;
  /** Whoever asks set the limit, and so takes an answer that ends at it. */
  readonly mayEndAtLimit: boolean;
}

export interface ChatAnswer {
  readonly text: string;
  readonly finishReason: "stop" | "length";
  readonly run: Run;
}

/** Room for a long answer, and within what the models of the default routes may write at once. */
const usualOutputTokens = 8_192;
/** What a message costs beside its words: its role and its marks. */
const tokensPerMessage = 4;

/**
 * Decides who would be asked. Calls nothing. Throws `HeadnoteError`: not-found for a model that is no route, alias or
 * known "provider/model"; wrong-use for the engine on this device; not-allowed where the firm's policy asks for a matter and none was given.
 */
export function planChat(house: House, chat: Chat): PlannedChat {
  const matter = chat.matter ?? (house.preferences().defaultMatter || null);
  const rules = planningRules(house, matter);
  const { confined, replace } = confidentialityOf(house, { matter, onDevice: false });
  // What a chat is about is not known, so what has to be replaced in it cannot be: then it stays here.
  const stays = confined || replace.length > 0;
  const route = routeOf(chat.model, rules);
  const text = chat.messages.map(({ content }) => content).join("\n\n");
  const counted = countTokens(text, null);
  const maxOutputTokens = chat.maxOutputTokens ?? usualOutputTokens;
  const planned = planTask({
    tokens: counted.tokens + tokensPerMessage * chat.messages.length,
    tokensExact: counted.exact,
    contractTokens: counted.tokens,
    complexity: scoreComplexity({ text }),
    expectedOutputTokens: maxOutputTokens,
    aboutContract: false,
    ...rules,
    onDevice: stays,
    route,
  });
  const plan = stays ? saysWhy(planned, whyItStays(house, matter)) : planned;
  const { messages, sampling, schema } = chat;
  return {
    plan,
    request: { messages, maxOutputTokens, sampling, schema, contract: null, confined: stays },
    matter,
    mayEndAtLimit: chat.maxOutputTokens !== null,
  };
}

/**
 * Carries out a plan: asks the candidates in turn until one has given a whole answer. What a content filter refused is
 * not taken to the next provider: whoever asks hears why. Throws what `Executor.execute` throws.
 */
export async function completeChat(
  house: House,
  { plan, request, matter, mayEndAtLimit }: PlannedChat,
  options: { readonly signal: AbortSignal; readonly onEvent?: (event: ExecutionEvent) => void },
): Promise<ChatAnswer> {
  const { value, run } = await house.executor().execute<Pick<ChatAnswer, "text" | "finishReason">>({
    plan,
    matter,
    request,
    mayEndAtLimit,
    accept: (answer, reason) => {
      // Where the limit may not end an answer, and for filters, the executor has said no before.
      if (reason !== "stop") return { text: answer, finishReason: "length" };
      return { text: request.schema === null ? said(answer) : jsonIn(answer), finishReason: "stop" };
    },
    endsWith: (failure) => failure.class === "content-filtered",
    ...options,
  });
  return { ...value, run };
}

/** Every name that `planChat` takes without "provider/model" being spelled out, and the models of the routes. */
export function listChatModels(house: House): { readonly id: string; readonly owner: string }[] {
  const { routes, resolve } = planningRules(house, "any");
  const named = [automatic, ...Object.keys(routes)].map((id) => ({ id, owner: "headnote" }));
  const deployments = new Set(Object.values(routes).flatMap(({ candidates }) => candidates));
  const callable = [...deployments].flatMap((id) => {
    const deployment = resolve(id);
    return "problem" in deployment || deployment.dialect === "on-device" ? [] : [{ id, owner: deployment.provider }];
  });
  return [...named, ...callable];
}

/** What takes time once only: the tables that tokens are counted with. */
export function warmUp(): void {
  countTokens("", null);
}

/** Which rule keeps a chat here, one sentence: whoever asks has no contract that could be said to be sent after all. */
function whyItStays(house: House, matter: string | null): string {
  const { current } = house.configuration();
  const rules = rulesInForce({ policy: current.policy, preferences: house.preferences(), matter });
  const by = (makers: readonly RuleMaker[]) => [...new Set(makers)].map((maker) => makerWords[maker]).join(" and ");
  if (rules.onDeviceOnly.length > 0)
    return `${by(rules.onDeviceOnly)} ("onDeviceOnly") let nothing leave this machine.`;
  const kinds = replaceKindsInWords([...rules.replace.keys()]);
  const makers = by([...rules.replace.values()].flat());
  return `${makers} ("replace") have placeholders put for ${kinds}, which cannot be done in a chat, so it stays on this machine.`;
}

const makerWords: Readonly<Record<RuleMaker, string>> = {
  firm: "The rules of the firm's policy",
  user: "The rules of the preferences",
  matter: "The rules of the matter",
};

function saysWhy(plan: Plan, reason: string): Plan {
  const remedy = "Only whoever keeps that rule can lift it.";
  const candidates = plan.candidates.map((one) => (one.barrier === "confidential" ? { ...one, reason, remedy } : one));
  return { ...plan, candidates };
}

/** The route's name for the planner; null lets the tiers decide. */
function routeOf(model: string, rules: ReturnType<typeof planningRules>): string | null {
  if (model === automatic) return null;
  if (Object.hasOwn(rules.routes, model)) return model;
  if (!deploymentIdSchema.safeParse(model).success) {
    const known = [automatic, ...Object.keys(rules.routes)].join(", ");
    throw new HeadnoteError(
      "not-found",
      `There is no model or route called "${model}". Use one of ${known}, or write "provider/model".`,
    );
  }
  const deployment = rules.resolve(model);
  if ("problem" in deployment) throw new HeadnoteError("not-found", deployment.problem);
  if (deployment.dialect === "on-device") {
    throw new HeadnoteError(
      "wrong-use",
      "The engine on this device summarises contracts; it does not answer in a chat. Name a route or another model.",
    );
  }
  return model;
}

function said(answer: string): string {
  if (answer.trim() === "") throw new AnswerError("The answer is empty.");
  return answer;
}

/** The JSON of an answer, without the fence or the prose that a model without a JSON mode may put around it. */
function jsonIn(answer: string): string {
  for (const text of [answer.trim(), answer.slice(answer.indexOf("{"), answer.lastIndexOf("}") + 1)]) {
    try {
      JSON.parse(text);
      return text;
    } catch {
      continue;
    }
  }
  throw new AnswerError("The answer is not the JSON that was asked for.");
}
