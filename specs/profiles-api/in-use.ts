import { remove, set } from './breaks.ts';
import { keepsOthersOut, leavesLines, leavesTraces, letsUsersIn } from './in-motion.ts';
import { keepsProfiles } from './in-motion-profiles.ts';
import { control, section } from './words.ts';

/** The function's grants on the table, by their places in its policy: GetItem, PutItem, UpdateItem, DeleteItem, Query, Scan. */
const grant = (index: number) => remove('role', `Policies[0].PolicyDocument.Statement[0].Action[${index}]`);

/** In use. */
export const inUse = section('-', 'In use', [
  control(
    'PROF-X-01',
    'a new user signs up, is confirmed, signs in with a password and by SRP, and opens the API with the id token',
    {
      exercise: letsUsersIn,
      breaksInMotion: [
        set('client', 'GenerateSecret', true),
        set('pool', 'Policies.PasswordPolicy.MinimumLength', 99),
        set('authorizer', 'ProviderARNs', [
          'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_another',
        ]),
      ],
    },
  ),
  control(
    'PROF-X-02',
    "every method behind the authorizer answers 401 to no token, garbage, a forged, an expired and another pool's token, which reach no function, and lets a good one through",
    {
      exercise: keepsOthersOut,
      breaksInMotion: [
        set('createProfile', 'AuthorizationType', 'NONE'),
        set('listProfiles', 'AuthorizationType', 'NONE'),
        set('readProfile', 'AuthorizationType', 'NONE'),
        set('updateProfile', 'AuthorizationType', 'NONE'),
        set('deleteProfile', 'AuthorizationType', 'NONE'),
      ],
    },
  ),
  control(
    'PROF-X-03',
    'a profile is created, read, listed, updated and deleted; what is unknown is a 404, what is invalid a 400 with its reasons; every answer is JSON with CORS headers',
    { exercise: keepsProfiles, breaksInMotion: [grant(0), grant(1), grant(2), grant(3), grant(5)] },
  ),
  // The local target shows neither an API's lines nor traces: there it is other controls that notice these two.
  control('PROF-X-04', 'requests leave lines in the log groups of the function and of the API', {
    exercise: leavesLines,
    breaksInMotion: [set('functionLogGroup', 'LogGroupName', '/aws/lambda/another')],
  }),
  control('PROF-X-05', 'requests leave traces in X-Ray', {
    exercise: leavesTraces,
    breaksInMotion: [set('stage', 'TracingEnabled', true)],
  }),
]);
