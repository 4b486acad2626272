import { describe, expect, test } from '@jest/globals';
import { specs } from '../../specs/index.ts';
import type { Spec } from '../../src/control/control.ts';
import { StackproofError } from '../../src/errors.ts';
import { probe, type LiveJudgement } from '../../src/probe.ts';
import { filledFacts } from '../../src/resources/live-filled.ts';
import { connectAws } from '../../src/target/aws.ts';
import { findKeptLocal } from '../../src/target/local/kept-local.ts';
import { flatOutputsFile, readFlatOutputs } from '../../src/target/outputs.ts';
import type { Target } from '../../src/target/target.ts';
import { testClauses } from '../clause-tests.ts';
import { stackOf } from './stack-of.ts';

/** The target that holds the stack: the local one that `deploy` left running, or AWS when it is asked for by name. */
const targetOf = async (spec: Spec): Promise<{ target: Target; filled: readonly string[] }> => {
  if (process.env['STACKPROOF_TARGET'] === 'aws')
    return { target: await connectAws({ region: spec.region }), filled: [] };
  const kept = await findKeptLocal();
  if (kept !== undefined) return { target: kept.target, filled: Object.values(kept.record.filled).flat() };
  throw new StackproofError(3, 'no local target is running', {
    remedy:
      '`npx stackproof deploy` starts one and deploys the stack; STACKPROOF_TARGET=aws tests a stack on AWS',
  });
};

/** The verdicts on its stack; a sentence when there is another's instead; what keeps it from being judged. */
const judge = async (spec: Spec): Promise<LiveJudgement | string | StackproofError> => {
  try {
    const outputs = await readFlatOutputs(flatOutputsFile);
    const deploying = `\`npx stackproof deploy --spec ${spec.id}\` deploys it`;
    switch (stackOf(spec, specs, outputs)) {
      case 'of another':
        return `its stack is not in ${flatOutputsFile}: ${deploying}`;
      case 'of none':
        throw new StackproofError(2, 'these are the outputs of no stack that there is a specification for', {
          at: { resource: '', path: '', file: flatOutputsFile },
          remedy: deploying,
        });
      case 'its own':
    }
    const { target, filled } = await targetOf(spec);
    return await probe(spec, {
      target,
      outputs,
      outputsFile: flatOutputsFile,
      exercise: target.name === 'local' || process.env['STACKPROOF_EXERCISE'] === '1',
      filled: filledFacts(filled),
      signal: new AbortController().signal,
    });
  } catch (error) {
    if (error instanceof StackproofError) return error;
    throw error;
  }
};

/**
 * The suite of a specification on the live stack that the flat outputs name: its configuration and its behaviour, one test a
 * clause. What cannot be observed is shown as skipped, with the reason in its name, and so is the whole suite when the outputs are
 * of another specification's stack. Without a stack there is one failure, which says what makes one.
 */
export const suiteOnStack = async (spec: Spec): Promise<void> => {
  const judged = await judge(spec);
  describe(`${spec.title} on the live stack of ${flatOutputsFile}`, () => {
    if (typeof judged === 'string') {
      test.skip(judged, () => undefined);
      return;
    }
    if (judged instanceof StackproofError) {
      test('there is a stack to test', () => {
        const { line } = judged;
        // The line is all that helps: where our code noticed does not.
        const plain = new Error(line);
        plain.stack = line;
        throw plain;
      });
      return;
    }
    testClauses(spec, judged.verdicts, ({ live, exercise }) => live !== undefined || exercise !== undefined);
    test('the exercises left nothing behind', () => {
      expect(judged.notices).toEqual([]);
    });
  });
};
