import type { TerraformModule } from './module.ts';
import type { Expression } from './syntax.ts';

/** What a chain of names leads to, without indexes: `aws_x`, `y`, `id` for `aws_x.y["a"].id`. */
export type Path = readonly string[];

/** Where something comes from: a chain of names, or an expression that makes it of other things, such as a hash. */
export type Origin =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'made'; readonly by: Expression; readonly names: Names };

/** What the names of a `for` or a splat stand for. */
export type Names = ReadonlyMap<string, readonly Origin[]>;

/** Functions that hand on the items of what they are given, as they are. */
const handsOn = new Set([
  'values',
  'tolist',
  'toset',
  'tomap',
  'flatten',
  'concat',
  'merge',
  'element',
  'one',
  'slice',
  'reverse',
  'distinct',
  'compact',
  'sort',
  'coalesce',
  'try',
  'sensitive',
  'nonsensitive',
]);

/** Finds where an expression's items come from: through locals, lists, objects, `for` and what hands its arguments on. */
export const originsIn =
  ({ locals }: Pick<TerraformModule, 'locals'>) =>
  (expression: Expression, names: Names): readonly Origin[] => {
    const within = new Set<string>();

    const ofLocal = (name: string, steps: Path): readonly Origin[] => {
      const local = locals.get(name);
      if (local === undefined || within.has(name)) return [];
      within.add(name);
      const found = along(local.value, steps, new Map());
      within.delete(name);
      return found;
    };

    /** Follows further steps from an expression: into an object by its keys, else behind its chains. */
    const along = (from: Expression, steps: Path, known: Names): readonly Origin[] => {
      const [step, ...more] = steps;
      if (step === undefined) return of(from, known);
      if (from.kind === 'object') {
        const entry = from.entries.find(({ key }) => key.text.replaceAll('"', '') === step);
        return entry === undefined ? [] : along(entry.value, more, known);
      }
      if (from.kind === 'attribute') return along(from.of, [from.name, ...steps], known);
      if (from.kind === 'name' && from.name === 'local') return ofLocal(step, more);
      return of(from, known).map((origin) =>
        origin.kind === 'path' ? { ...origin, path: [...origin.path, ...steps] } : origin,
      );
    };

    const all = (expressions: readonly Expression[], known: Names): readonly Origin[] =>
      expressions.flatMap((each) => of(each, known));

    const of = (each: Expression, known: Names): readonly Origin[] => {
      const made = [{ kind: 'made', by: each, names: known }] as const;
      switch (each.kind) {
        case 'name':
          return known.get(each.name) ?? [{ kind: 'path', path: [each.name] }];
        case 'attribute':
          return along(each.of, [each.name], known);
        case 'index':
          return of(each.of, known);
        case 'splat':
          return of(each.each, new Map([...known, ['*', of(each.of, known)]]));
        case 'call':
          return handsOn.has(each.name) ? all(each.arguments, known) : made;
        case 'list':
          return all(each.items, known);
        case 'object':
          return each.entries.flatMap(({ value }) => of(value, known));
        case 'conditional':
          return all([each.yes, each.no], known);
        case 'for':
          return of(each.value, inFor(each, of(each.collection, known), known));
        case 'template':
        case 'unary':
        case 'binary':
        case 'literal':
        case 'unknown':
        case 'unsupported':
          return made;
      }
    };
    return of(expression, names);
  };

/** The names within a `for`, whose keys come from nowhere: they are not what its items are. */
export const inFor = (
  { keyName, valueName }: Extract<Expression, { kind: 'for' }>,
  items: readonly Origin[],
  known: Names,
): Names =>
  new Map([...known, ...(keyName === undefined ? [] : [[keyName, []] as const]), [valueName, items]]);
