import { inputError } from '../errors.ts';
import type { TemplateDocument } from './document.ts';
import { refusedValue } from './parameter-constraints.ts';
import { declaredParameters } from './parameters.ts';

/** What the user says of the deployment; the rest is ours to vary. */
export interface GivenValues {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly stackName?: string;
  /** Twelve digits. */
  readonly accountId?: string;
  readonly region?: string;
  /**
   * Sets of further values to judge under, each beside the defaults: what a specification expects to be followed, and what only
   * goes together. Those that a source has no parameter for, or does not take, are left out.
   */
  readonly circumstances?: readonly Readonly<Record<string, string>>[];
}

/**
 * Holds given values against the template.
 * @throws StackproofError for a parameter that does not exist, a value that it does not take, or a name that AWS does not.
 */
export const checkGiven = (document: TemplateDocument, given: GivenValues): void => {
  const declared = declaredParameters(document);
  for (const [name, value] of Object.entries(given.parameters ?? {})) {
    const parameter = declared.get(name);
    if (parameter === undefined)
      throw inputError(`the template has no parameter ${name}`, {
        at: { resource: '', path: '', file: document.file },
        remedy: declared.size === 0 ? 'it has none at all' : `it has ${[...declared.keys()].join(', ')}`,
      });
    const refused = refusedValue(parameter, value);
    if (refused !== undefined)
      throw inputError(`${JSON.stringify(value)} is not a value for the parameter ${name}: ${refused}`, {
        at: parameter.at,
        ...(parameter.constraint === undefined ? {} : { remedy: parameter.constraint }),
      });
  }
  checkNames(given);
};

/** Holds what is said of the stack, its account and its region against what AWS takes. @throws StackproofError. */
export const checkNames = (given: GivenValues): void => {
  check(
    given.stackName,
    /^[A-Za-z][-A-Za-z0-9]{0,127}$/,
    'stack name',
    'letters, digits and hyphens, a letter first, 128 at most',
  );
  check(given.accountId, /^[0-9]{12}$/, 'account id', 'it has twelve digits');
  check(given.region, /^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$/, 'region', 'for example us-east-1');
};

const check = (value: string | undefined, pattern: RegExp, what: string, remedy: string): void => {
  if (value !== undefined && !pattern.test(value))
    throw inputError(`${JSON.stringify(value)} is no ${what}`, { remedy });
};
