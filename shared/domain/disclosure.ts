import { z } from "zod";

/** What stands behind a placeholder. */
export const replacedKindSchema = z.enum([
  "party",
  "company",
  "person",
  "address",
  "email",
  "phone",
  "link",
  "account",
  "identity",
  "amount",
]);
export type ReplacedKind = z.infer<typeof replacedKindSchema>;

/** One thing that was replaced in what was sent, wherever it stands and however it is spelt there. */
export const replacementSchema = z.object({
  /** With its brackets: "[PARTY-1]". */
  placeholder: z.string(),
  kind: replacedKindSchema,
  /** As it is put back: the fullest way in which the contract writes it. */
  text: z.string(),
  /** How often it stands in the contract. */
  times: z.int(),
});
export type Replacement = z.infer<typeof replacementSchema>;

/** What a task gives to whoever is asked, if anybody elsewhere is. */
export const disclosureSchema = z.object({
  what: z.enum(["contract", "passages"]),
  /** Of everything that is sent, instructions included. */
  characters: z.int(),
  replaced: z.array(replacementSchema),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

const words: Readonly<Record<ReplacedKind, readonly [string, string]>> = {
  party: ["party", "parties"],
  company: ["other company", "other companies"],
  person: ["person", "persons"],
  address: ["address", "addresses"],
  email: ["e-mail address", "e-mail addresses"],
  phone: ["phone number", "phone numbers"],
  link: ["web address", "web addresses"],
  account: ["account number", "account numbers"],
  identity: ["identity number", "identity numbers"],
  amount: ["amount", "amounts"],
};

/** "2 parties, 14 amounts, 1 account number"; empty where nothing was replaced. */
export function replacedInWords(replaced: readonly Replacement[]): string {
  return replacedKindSchema.options
    .flatMap((kind) => {
      const count = replaced.filter((one) => one.kind === kind).length;
      return count === 0 ? [] : [`${count} ${words[kind][count === 1 ? 0 : 1]}`];
    })
    .join(", ");
}
