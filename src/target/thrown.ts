/** What something thrown says of itself, whatever it is and wherever it was made. */
export interface Thrown {
  /** E.g. `ValidationError`; '' when it has none. */
  readonly name: string;
  /** E.g. `ENOENT`; '' when it has none. */
  readonly code: string;
  readonly message: string;
}

export function thrown(error: unknown): Thrown {
  if (typeof error !== 'object' || error === null) return { name: '', code: '', message: String(error) };
  const text = (name: string): string => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : '';
  };
  return { name: text('name'), code: text('code'), message: text('message') };
}
