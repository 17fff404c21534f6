/** US dollars; a price that is not known is never shown as nothing. */
export function dollars(amount: number | null): string {
  if (amount === null) return "unpriced";
  return amount > 0 && amount < 0.01 ? `$${amount.toFixed(5)}` : `$${amount.toFixed(2)}`;
}
