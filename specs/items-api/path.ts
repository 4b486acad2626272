const parameter = /^\{[^}]+\}$/;
const rest = /^\{[^}]+\+\}$/;

/** Whether a request for a path reaches the resource of another, which may hold parameters (`/users/{user}/items`, `/{proxy+}`). */
export const fitsPath = (path: string, resource: string): boolean => {
  const [asked, held] = [path.split('/'), resource.split('/')];
  const greedy = rest.test(held.at(-1) ?? '');
  if (greedy ? asked.length < held.length : asked.length !== held.length) return false;
  return held.every((step, index) => {
    const given = asked[index] ?? '';
    return step === given || (parameter.test(step) && given !== '');
  });
};

/** A path that reaches a resource: something stands for each of its parameters. */
export const concretePath = (resource: string): string =>
  resource
    .split('/')
    .map((step) => (parameter.test(step) ? 'stackproof' : step))
    .join('/');
