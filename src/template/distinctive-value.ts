import { refusedValue } from './parameter-constraints.ts';
import { isListType, type ParameterDeclaration } from './parameters.ts';

/**
 * A value for a parameter that has neither a default nor allowed values: one that nothing else in a template is likely to
 * be, so that it shows where the parameter is followed.
 * @returns the value and whether the parameter takes it; when none of our tries fits its constraints, the first.
 */
export const distinctiveValue = (
  parameter: ParameterDeclaration,
): { readonly value: string; readonly fits: boolean } => {
  const candidates = candidatesOf(parameter);
  const value = candidates.find((candidate) => refusedValue(parameter, candidate) === undefined);
  return { value: value ?? candidates[0] ?? '', fits: value !== undefined };
};

const candidatesOf = (parameter: ParameterDeclaration): readonly string[] => {
  const { name, type = 'String' } = parameter;
  const kebab = kebabOf(name);
  const typed = resourceIds.find(([pattern]) => pattern.test(type))?.[1];
  if (type === 'Number' || type === 'List<Number>') return numbers(parameter);
  if (type.startsWith('AWS::SSM::')) return [`/stackproof/${kebab}`];
  if (typed !== undefined)
    return [isListType(type) ? [1, 2, 3].map((n) => `${typed.slice(0, -1)}${n}`).join(',') : typed];
  const texts = [...fitted(textsOf(name, kebab), parameter), ...fitted(commonShapes(kebab), parameter)];
  return isListType(type)
    ? [...texts.map((text) => `${text}-1,${text}-2,${text}-3`), ...texts.map((text) => `${text},${text}`)]
    : texts;
};

/** `SNSEmail` → `sns-email`. */
const kebabOf = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

const textsOf = (name: string, kebab: string): readonly string[] => {
  const ordinary = [`stackproof-${kebab}`, `stackproof${kebab.replaceAll('-', '')}`, `Stackproof${name}`];
  const first = /mail/i.test(name)
    ? [`${kebab}@stackproof.example`]
    : /ur[li]$|endpoint/i.test(name)
      ? [`https://${kebab}.stackproof.example/`]
      : /arn$/i.test(name)
        ? [`arn:aws:iam::123456789012:role/stackproof-${kebab}`]
        : /cidr/i.test(name)
          ? ['10.73.0.0/16']
          : /domain|host/i.test(name)
            ? [`${kebab}.stackproof.example`]
            : [];
  return [...first, ...ordinary];
};

/** Shapes that AllowedPatterns often ask for. */
const commonShapes = (kebab: string): readonly string[] => [
  `${kebab}@stackproof.example`,
  `${kebab}.stackproof.example`,
  `https://${kebab}.stackproof.example`,
  `https://${kebab}.stackproof.example/`,
  `arn:aws:iam::123456789012:role/stackproof-${kebab}`,
  `arn:aws:sns:us-east-1:123456789012:stackproof-${kebab}`,
  `arn:aws:kms:us-east-1:123456789012:key/73737373-7373-4737-8737-737373737373`,
  `s3://stackproof-${kebab}/`,
  `/stackproof/${kebab}`,
  `/${kebab}`,
  '10.73.0.0/16',
  '10.73.0.1/32',
  '10.73.0.1',
  '123456789012',
  '73',
  '7',
  'true',
  'v7',
  '7.3.7',
  '2037-07-03',
  'us-east-1',
  'us-east-1a',
  '73737373-7373-4737-8737-737373737373',
  'rate(37 minutes)',
  'cron(37 7 * * ? *)',
  'Stackproof7#Stackproof',
  'STACKPROOF',
  'STACKPROOF_7',
  'sp',
  's',
];

/** Made as long as the parameter asks for, and no longer. */
const fitted = (
  texts: readonly string[],
  { minLength = 0, maxLength = Infinity }: ParameterDeclaration,
): readonly string[] => {
  const fits = texts.filter((text) => text.length >= minLength && text.length <= maxLength);
  const made = texts.map((text) =>
    text.padEnd(Math.min(minLength, 4096), 'x').slice(0, Math.min(maxLength, 4096)),
  );
  return [...fits, ...made];
};

const numbers = ({ minValue = 73, maxValue = 73 }: ParameterDeclaration): readonly string[] =>
  [73, 7, 3, 1, minValue, maxValue].map(String);

/** Ids as EC2 and its neighbours make them. */
const resourceIds: readonly (readonly [RegExp, string])[] = [
  [/AWS::EC2::VPC::Id/, 'vpc-07373737373737370'],
  [/AWS::EC2::Subnet::Id/, 'subnet-07373737373737370'],
  [/AWS::EC2::SecurityGroup::Id/, 'sg-07373737373737370'],
  [/AWS::EC2::Image::Id/, 'ami-07373737373737370'],
  [/AWS::EC2::Instance::Id/, 'i-07373737373737370'],
  [/AWS::EC2::Volume::Id/, 'vol-07373737373737370'],
  [/AWS::EC2::AvailabilityZone::Name/, 'us-east-1a'],
  [/AWS::Route53::HostedZone::Id/, 'Z07373737373737373730'],
];
