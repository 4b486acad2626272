import { NoAnswer } from '../../src/exercise/http.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import { postTo } from '../common/exercise-run.ts';
import type { UrlEvidence } from './evidence.ts';
import { derive, type Run } from './exercise-run.ts';

/** Posts a valid body to the URL that the outputs name, as it stands there. */
export const exerciseUrl = async (run: Run): Promise<Fact<UrlEvidence>> => {
  const bodies = derive(run, 'u');
  if (!bodies.known) return bodies;
  const output = run.outputs.get('ApiInvokeUrl') ?? '';
  try {
    const answer = await postTo({ ...run, url: output })(JSON.stringify(bodies.value.valid));
    return known({ output, answer, problem: undefined });
  } catch (failure) {
    if (failure instanceof NoAnswer) return known({ output, answer: undefined, problem: failure.message });
    throw failure;
  }
};
