/** Makes a value when it is first asked for, and then keeps it. A making that throws is tried again next time. */
export function once<T>(make: () => T): { (): T; made(): T | null } {
  let kept: { readonly value: T } | null = null;
  const get = () => {
    kept ??= { value: make() };
    return kept.value;
  };
  return Object.assign(get, { made: () => kept?.value ?? null });
}
