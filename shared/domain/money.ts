/** US dollars; a price that is not known is never shown as nothing. */
export function dollars(amount: number | null): string {
  if (amount === null) return "unpriced";
  return amount > 0 && amount < 0.01 ? `$${amount.toFixed(5)}` : `$${amount.toFixed(2)}`;
}

/** As `dollars`, rounded up: what is promised as a most must hold as it is written. */
export function mostDollars(amount: number | null): string {
  if (amount === null) return dollars(amount);
  const unit = amount > 0 && amount < 0.01 ? 1e5 : 1e2;
  // Binary fractions leave dust that must not make a cent.
  return dollars(Math.ceil(amount * unit - 1e-6) / unit);
}
