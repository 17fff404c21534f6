/**
 * Looks something up at most once in each turn of the program's loop, so that everything that is decided at once rests on
 * the same answer, and a task that asks for it thirty times does not go to the disk thirty times.
 */
export interface OnceATurn<T> {
  (): T;
  /** The next call looks again: what it would find has just been changed. */
  forget(): void;
}

export function onceATurn<T>(look: () => T): OnceATurn<T> {
  let known: { readonly value: T } | null = null;
  const forget = () => {
    known = null;
  };
  const get = () => {
    if (known === null) {
      known = { value: look() };
      setImmediate(forget).unref();
    }
    return known.value;
  };
  return Object.assign(get, { forget });
}
