import type { Context } from '../../src/control/control.ts';
import { notObservable, pass } from '../../src/control/expect.ts';
import { MissingSubject } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { outputValue } from '../common/subjects.ts';
import { isOn } from './followed.ts';

const parameter = 'EnableRoute53';

/** Whether the circumstances ask for a domain of one's own. What does not say so has a zone then. */
export const asksForDomain = (context: Context): boolean =>
  isOn(context, parameter, saysNothing(context) && hasZone(context));

const hasZone = ({ system }: Context): boolean =>
  system.all('hostedZone').length > 0 || Boolean(outputValue(system, 'Route53ZoneId'));

/** Whether nothing tells what was asked for: a live stack that Terraform made has no parameters, nor has its state. */
export const saysNothing = ({ system, scenario }: Context): boolean =>
  scenario.parameters.get(parameter) === undefined &&
  (system.source === 'live' || system.parameters.get(parameter) !== undefined);

/**
 * What was given: '' for nothing, undefined where a live stack or a plan does not say.
 * @throws MissingSubject when the source has no such parameter: then nobody can give any.
 */
export const given = (
  { system, scenario }: Context,
  name: 'DomainName' | 'CertificateArn',
): string | undefined => {
  if (system.source !== 'live' && system.parameters.get(name) === undefined)
    throw new MissingSubject(`the parameter ${name}`, 'there is no such parameter');
  return scenario.parameters.get(name);
};

/**
 * Whether a source that makes no domain now can be asked for one: otherwise nothing was proven of it.
 * @throws MissingSubject when it has no parameter for that.
 */
export const canBeAsked = (context: Context): Check => {
  const { system } = context;
  if (system.source === 'live') return pass();
  const found = system.parameters.get(parameter);
  if (found === undefined)
    throw new MissingSubject(`the parameter ${parameter}`, 'there is no such parameter');
  given(context, 'DomainName');
  const { allowedValues } = found;
  if (!allowedValues.known) return notObservable(`what it makes with ${parameter}: ${allowedValues.reason}`);
  return allowedValues.value?.includes('true') === false
    ? notObservable(`what it makes with a domain: ${parameter} does not take 'true'`)
    : pass();
};
