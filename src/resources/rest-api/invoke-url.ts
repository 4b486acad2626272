/** A REST API's public URL, taken apart. */
export interface InvokeUrl {
  readonly apiId: string;
  readonly region: string;
  /** '' without one. */
  readonly stage: string;
  /** The path behind the stage, with its leading `/`; '' without one. A trailing `/` is dropped. */
  readonly path: string;
}

const shape =
  /^https:\/\/([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?(?:\/([A-Za-z0-9_$-]*))?(\/.*)?$/;

/** Takes `https://<api>.execute-api.<region>.amazonaws.com/<stage>[/path]` apart; undefined when it is not of that form. */
export const invokeUrl = (text: string | undefined): InvokeUrl | undefined => {
  const match = text === undefined ? null : shape.exec(text);
  if (match === null) return undefined;
  const [, apiId = '', region = '', stage = '', path = ''] = match;
  return { apiId, region, stage, path: path.replace(/\/$/, '') };
};
