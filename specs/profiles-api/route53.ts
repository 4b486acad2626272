import type { Context } from '../../src/control/control.ts';
import { notObservable, pass } from '../../src/control/expect.ts';
import { MissingSubject } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { isOn } from './followed.ts';

const parameter = 'EnableRoute53';

/** Whether the circumstances ask for a domain of one's own. A live stack that does not say it has a zone then. */
export const asksForDomain = (context: Context): boolean =>
  isOn(context, parameter, saysNothing(context) && context.system.outputs.get('Route53ZoneId') !== undefined);

/** Whether a live stack has no parameters that tell what was asked for: Terraform made it. */
export const saysNothing = ({ system, scenario }: Context): boolean =>
  system.source === 'live' && scenario.parameters.get(parameter) === undefined;

/**
 * What was given: '' for nothing, undefined where a live stack does not say.
 * @throws MissingSubject when the source has no such parameter: then nobody can give any.
 */
export const given = (
  { system, scenario }: Context,
  name: 'DomainName' | 'CertificateArn',
): string | undefined => {
  const value = scenario.parameters.get(name);
  if (value === undefined && system.source !== 'live')
    throw new MissingSubject(`the parameter ${name}`, 'there is no such parameter');
  return value;
};

/**
 * Whether a source that makes no domain now can be asked for one: otherwise nothing was proven of it.
 * @throws MissingSubject when it has no parameter for that.
 */
export const canBeAsked = (context: Context): Check => {
  const { system } = context;
  if (system.source === 'live') return pass();
  const found = system.parameters.get(parameter);
  if (found === undefined || context.scenario.parameters.get(parameter) === undefined)
    throw new MissingSubject(`the parameter ${parameter}`, 'there is no such parameter');
  given(context, 'DomainName');
  const { allowedValues } = found;
  if (!allowedValues.known) return notObservable(`what it makes with ${parameter}: ${allowedValues.reason}`);
  return allowedValues.value?.includes('true') === false
    ? notObservable(`what it makes with a domain: ${parameter} does not take 'true'`)
    : pass();
};
