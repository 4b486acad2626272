import { known, type Fact } from '../../src/facts/fact.ts';
import { NoAnswer } from '../../src/exercise/http.ts';
import type { UrlEvidence } from './evidence.ts';
import { postTo } from '../common/exercise-run.ts';
import type { Run } from './exercise-run.ts';

/** Posts to the URL that the outputs name. */
export const exerciseUrl = async (run: Run): Promise<Fact<UrlEvidence>> => {
  const seen = { output: run.outputs.get('ApiGatewayUrl') ?? '', posted: run.url };
  try {
    const answer = await postTo(run)(JSON.stringify({ mark: `${run.mark}-url` }));
    return known({ ...seen, answer, problem: undefined });
  } catch (failure) {
    if (failure instanceof NoAnswer) return known({ ...seen, answer: undefined, problem: failure.message });
    throw failure;
  }
};
