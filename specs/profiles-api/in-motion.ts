import { notObservable } from '../../src/control/expect.ts';
import type { EvidenceJudge } from '../../src/control/control.ts';
import type { ProfilesApiEvidence } from './evidence.ts';
import type { ProfilesApi } from './subjects.ts';

type Judge = EvidenceJudge<ProfilesApi, ProfilesApiEvidence>;

/** PROF-API-04: a browser's preflight gets what it asks for, path by path. */
export const preflightAnswers: Judge = () => notObservable('not exercised yet');

/** PROF-TABLE-07: what is written in one region can be read in the other, both ways. */
export const readsInOtherRegion: Judge = () => notObservable('not exercised yet');

/** PROF-CDN-03: the API answers through the distribution. */
export const answersThroughDistribution: Judge = () => notObservable('not exercised yet');
