import { expectFact, expectThat, fail, notObservable, pass } from '../../src/control/expect.ts';
import { MissingSubject, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { TemplateFacts } from '../../src/resources/stack/facts.ts';
import type { System } from '../../src/resources/system.ts';

/**
 * What only the template's text shows.
 * @throws MissingSubject on a live stack.
 */
export const textOf = (system: System): TemplateFacts => {
  if (system.template !== undefined) return system.template;
  throw new MissingSubject('a template', 'there is none to read');
};

/** The template is written in YAML. */
export const isYaml = (system: System): Check => {
  const { format, file } = textOf(system);
  return expectThat(format === 'yaml', 'the template is JSON', {
    expected: 'YAML',
    actual: 'JSON',
    at: { resource: '', path: '', file, line: 1, column: 1 },
  });
};

/** CloudFormation takes the template, and cfn-lint finds no error in it. */
export const isValid = (system: System): readonly Check[] => {
  const { problems, lint } = textOf(system);
  const refused = problems.map(({ message, at }) =>
    fail(message, { expected: 'a template that CloudFormation takes', actual: message, at }),
  );
  if (!lint.known) return [...refused, notObservable(lint.reason)];
  const errors = lint.value.map(({ rule, message, at }) =>
    fail(`cfn-lint ${rule}: ${message}`, { expected: 'no error from cfn-lint', actual: rule, at }),
  );
  return [...refused, ...errors, ...(refused.length + errors.length === 0 ? [pass()] : [])];
};

/** The live stack was made, or changed, without an error. */
export const isComplete = ({ stack }: System): Check => {
  if (stack === undefined) throw new MissingSubject('a stack', 'there is none');
  return expectFact(
    stack.status,
    "the stack's status",
    'CREATE_COMPLETE or UPDATE_COMPLETE',
    (status) =>
      ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'].includes(status),
    (status) => valueOf(stack.status) ?? status,
  );
};
