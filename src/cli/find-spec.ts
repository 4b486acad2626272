import type { Control, Spec } from '../control/control.ts';
import { inputError } from '../errors.ts';
import { didYouMean } from './suggest.ts';

/**
 * The spec that the user named.
 * @throws StackproofError (exit 2) without a name and for one that there is not, with the one that was probably meant.
 */
export const findSpec = (specs: readonly Spec[], id: string | undefined): Spec => {
  const ids = specs.map((spec) => spec.id);
  if (id === undefined) throw inputError('--spec is missing', { remedy: `one of ${ids.join(', ')}` });
  const found = specs.find((spec) => spec.id === id);
  if (found !== undefined) return found;
  throw inputError(`there is no spec ${JSON.stringify(id)}`, {
    remedy: didYouMean(id, ids) ?? `there are: ${ids.join(', ')}`,
  });
};

/** A control, in the spec and the section that it belongs to. */
export interface FoundControl {
  readonly spec: Spec;
  readonly sectionTitle: string;
  readonly control: Control<unknown, unknown>;
}

/**
 * The control that the user named; upper and lower case are the same.
 * @throws StackproofError (exit 2) for one that there is not, with the one that was probably meant.
 */
export const findControl = (specs: readonly Spec[], id: string): FoundControl => {
  const all = specs.flatMap((spec) =>
    spec.sections.flatMap(({ title, controls }) =>
      controls.map((control): FoundControl => ({ spec, sectionTitle: title, control })),
    ),
  );
  const found = all.find(({ control }) => control.id === id.toUpperCase());
  if (found !== undefined) return found;
  const meant = didYouMean(
    id,
    all.map(({ control }) => control.id),
  );
  throw inputError(`there is no control ${JSON.stringify(id)}`, {
    remedy: meant ?? '`stackproof list` names them all',
  });
};
