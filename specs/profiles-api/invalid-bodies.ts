import type { InvalidRequest } from './evidence.ts';

/** A body that is no profile, as it is sent. */
export interface InvalidBody extends Pick<InvalidRequest, 'what' | 'reasons' | 'specified'> {
  readonly text: string;
}

/** What is wrong with a profile in each way that there is, on top of a right one. */
export const invalidBodies = (right: {
  readonly email: string;
  readonly name: string;
}): readonly InvalidBody[] => {
  const { email, name } = right;
  const wrong = (what: string, reasons: readonly string[], body: object): InvalidBody => ({
    what,
    reasons,
    specified: true,
    text: JSON.stringify(body),
  });
  return [
    wrong('a body without email', ['email'], { name }),
    wrong('an email without @', ['email'], { email: email.replace('@', ' at '), name }),
    wrong('a body without name', ['name'], { email }),
    wrong('a name of one letter', ['name'], { email, name: 'x' }),
    wrong('a body without email and name', ['email', 'name'], {}),
    { what: 'a body that is no JSON', reasons: [], specified: true, text: `{"email": "${email}", ` },
    { what: 'a body that is a list', reasons: [], specified: false, text: JSON.stringify([right]) },
    { what: 'an empty body', reasons: [], specified: false, text: '' },
  ];
};
