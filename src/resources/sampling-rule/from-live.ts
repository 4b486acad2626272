import { known } from '../../facts/fact.ts';
import { inAnswer, mapAnswer } from '../live-answer.ts';
import { nothing, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { answerProperties } from '../live-properties.ts';
import type { SamplingRuleFacts } from './facts.ts';
import { ruleSettings } from './from-template.ts';

/** Observes an X-Ray sampling rule by its name: X-Ray only lists them all. */
export const observeSamplingRule = async (name: string, live: LiveContext): Promise<Sighting> => {
  const listed = await live.reader.pages(
    'xray:GetSamplingRules',
    `the sampling rule ${name}`,
    async (clients, NextToken) => {
      const xRay = await clients.xRay();
      const page = await xRay.getSamplingRules({ ...(NextToken && { NextToken }) });
      return {
        items: page.SamplingRuleRecords?.filter(({ SamplingRule }) => SamplingRule?.RuleName === name),
        next: page.NextToken,
      };
    },
  );
  const answer = mapAnswer(listed, ([record]) => record?.SamplingRule);
  if (answer.state === 'absent' || (answer.state === 'read' && answer.value === undefined)) return nothing;
  const its = answerProperties(answer, inAnswer(name, 'GetSamplingRules.SamplingRuleRecords'));
  const arn = its.text('RuleARN');
  const facts: SamplingRuleFacts = {
    id: name,
    at: inAnswer(name, ''),
    // CloudFormation knows it by its ARN.
    own: await live.own('samplingRule', (arn.known ? arn.value : undefined) ?? name),
    ...ruleSettings(its),
    name: known(name, inAnswer(name, '')),
  };
  return {
    resources: [{ kind: 'samplingRule', facts: markFilled('samplingRule', facts, live.filled) }],
    leads: [],
    hidden: [],
  };
};
