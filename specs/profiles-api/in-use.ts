import { control, section } from './words.ts';
import { keepsOthersOut, leavesLines, leavesTraces, letsUsersIn } from './in-motion.ts';
import { keepsProfiles } from './in-motion-profiles.ts';

/** In use. */
export const inUse = section('-', 'In use', [
  control(
    'PROF-X-01',
    'a new user signs up, is confirmed, signs in with a password and by SRP, and opens the API with the id token',
    { exercise: letsUsersIn },
  ),
  control(
    'PROF-X-02',
    'every method behind the authorizer answers 401 to no token, garbage, a forged, an expired and another pool’s token, which reach no function, and lets a good one through',
    { exercise: keepsOthersOut },
  ),
  control(
    'PROF-X-03',
    'a profile is created, read, listed, updated and deleted; what is unknown is a 404, what is invalid a 400 with its reasons; every answer is JSON with CORS headers',
    { exercise: keepsProfiles },
  ),
  control('PROF-X-04', 'requests leave lines in the log groups of the function and of the API', {
    exercise: leavesLines,
  }),
  control('PROF-X-05', 'requests leave traces in X-Ray', { exercise: leavesTraces }),
]);
