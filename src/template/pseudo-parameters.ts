import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import type { Scenario } from '../resources/system.ts';
import { uuidOf } from './deterministic.ts';
import { urlSuffixOf } from './partition.ts';
import { scalar, unknownValue } from './values.ts';

type Pseudo = (scenario: Scenario, at: Place) => Value | undefined;

const given =
  (f: (scenario: Scenario) => string): Pseudo =>
  (scenario, at) =>
    scalar(f(scenario), at);

/** The ARN of the stack that a scenario makes. */
export const stackIdOf = ({ partition, region, accountId, stackName }: Scenario): string =>
  `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/${uuidOf(`${accountId}/${region}/${stackName}`)}`;

const pseudoParameters: ReadonlyMap<string, Pseudo> = new Map([
  ['AWS::AccountId', given(({ accountId }) => accountId)],
  ['AWS::Region', given(({ region }) => region)],
  ['AWS::Partition', given(({ partition }) => partition)],
  ['AWS::StackName', given(({ stackName }) => stackName)],
  ['AWS::StackId', given(stackIdOf)],
  ['AWS::URLSuffix', given(({ partition }) => urlSuffixOf(partition))],
  [
    'AWS::NotificationARNs',
    (_scenario, at) => unknownValue('whoever deploys the stack says who is notified', at),
  ],
  ['AWS::NoValue', () => undefined],
]);

export const isPseudoParameter = (name: string): boolean => pseudoParameters.has(name);

/** What `Ref` of a pseudo parameter gives; undefined for `AWS::NoValue`. */
export const pseudoParameter = (name: string, scenario: Scenario, at: Place): Value | undefined =>
  pseudoParameters.get(name)?.(scenario, at);
