import { known, unknown, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { Condition, PolicyDocument, Statement } from '../../iam/policy.ts';
import { answerOr, factIn, inAnswer } from '../live-answer.ts';
import { parseFunctionArn } from '../live-names.ts';
import { livePolicy } from '../live-policy.ts';
import type { LiveReader } from '../live-reader.ts';
import type { FunctionFacts, InvokePermission } from './facts.ts';

type Permissions = FunctionFacts['permissions'];

/** Who may invoke a function by its resource policy, or one of its versions or aliases (`qualifier`) by theirs. */
export const permissionsOf = async (
  functionName: string,
  qualifier: string | undefined,
  reader: LiveReader,
): Promise<Permissions> => {
  const what = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
  const answer = await reader.read(
    'lambda:GetPolicy',
    `the policy of the function ${what}`,
    async (clients) => {
      const lambda = await clients.lambda();
      return (
        await lambda.getPolicy({
          FunctionName: functionName,
          ...(qualifier !== undefined && { Qualifier: qualifier }),
        })
      ).Policy;
    },
  );
  const at = inAnswer(parseFunctionArn(functionName)?.name ?? functionName, 'GetPolicy.Policy');
  return factIn(answerOr(answer, undefined, at), (text): Permissions => {
    if (text === undefined) return known([], at);
    return factIn(livePolicy(text, at), (document) => permissionsIn(document, what));
  });
};

const permissionsIn = ({ statements, at }: PolicyDocument, functionName: string): Permissions => {
  const permissions: InvokePermission[] = [];
  for (const statement of statements) {
    const { effect } = statement;
    if (!effect.known) return effect;
    if (effect.value === 'Deny')
      return unknown('a Deny stands in its policy, which no permission of Lambda says', statement.at);
    permissions.push(...permissionsOfStatement(statement, functionName));
  }
  return known(permissions, at);
};

/** One permission for each combination of what the statement lists. */
const permissionsOfStatement = (statement: Statement, functionName: string): readonly InvokePermission[] => {
  const { at, principals = [], actions = [], resources = [known(functionName, statement.at)] } = statement;
  const { sourceArns, sourceAccounts } = sourcesOf(statement.conditions, at);
  const permissions: InvokePermission[] = [];
  for (const { id: principal } of principals)
    for (const action of actions)
      for (const resource of resources)
        for (const sourceArn of sourceArns)
          for (const sourceAccount of sourceAccounts)
            permissions.push({ functionName: resource, principal, action, sourceArn, sourceAccount, at });
  return permissions;
};

type Sources = readonly Fact<string | undefined>[];

const patternOperators = ['ArnLike', 'ArnEquals', 'StringLike'];

/** A condition that a permission of Lambda cannot say leaves it unknown whom the statement lets in. */
const sourcesOf = (
  conditions: readonly Condition[],
  at: Place,
): { readonly sourceArns: Sources; readonly sourceAccounts: Sources } => {
  let sourceArns: Sources = [known(undefined, at)];
  let sourceAccounts: Sources = [known(undefined, at)];
  for (const { operator, key, values, at: place } of conditions) {
    const name = key.toLowerCase();
    const patterns = patternOperators.includes(operator);
    // StringEquals takes a star for a star.
    const exact =
      operator === 'StringEquals' && values.every((each) => !each.known || !/[*?]/.test(each.value));
    if (name === 'aws:sourcearn' && (patterns || exact)) sourceArns = values;
    else if (name === 'aws:sourceaccount' && exact) sourceAccounts = values;
    else sourceArns = [unknown(`it holds under a condition on ${key} (${operator})`, place)];
  }
  return { sourceArns, sourceAccounts };
};
