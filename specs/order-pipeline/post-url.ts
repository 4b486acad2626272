import { MissingSubject, Unobservable, valueOf } from '../../src/control/subject.ts';
import { invokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
import type { OrderPipeline } from './subjects.ts';

/** The URL that orders are posted to: the output itself, or the POST's path behind it when it names the stage only. */
export const postUrl = (output: string, subjects: Pick<OrderPipeline, 'post'>): string =>
  invokeUrl(output)?.path === '' ? `${output.replace(/\/$/, '')}${pathOf(subjects)}` : output;

const pathOf = (subjects: Pick<OrderPipeline, 'post'>): string => {
  try {
    return valueOf(subjects.post.path) ?? '';
  } catch (failure) {
    if (failure instanceof MissingSubject || failure instanceof Unobservable) return '';
    throw failure;
  }
};
