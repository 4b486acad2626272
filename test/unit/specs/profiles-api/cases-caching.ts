import { after, all, before, drop, swap, type Case, type Edit } from '../edits.ts';

const open = (id: string): string => `${id} not-observable`;

/** A behaviour of its own for a path. */
const pathOf = (pattern: string, more: string): Edit =>
  before(
    '        CustomErrorResponses:\n',
    `        CacheBehaviors:\n          - PathPattern: ${pattern}\n            TargetOriginId: api\n${more}`,
  );

const alike = `            ViewerProtocolPolicy: redirect-to-https
            AllowedMethods: [DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]
            CachedMethods: [HEAD, GET]
            Compress: true
            DefaultTTL: 60
            MaxTTL: 300
            ForwardedValues:
              QueryString: true
              Headers: [authorization, accept, content-type]
              Cookies: { Forward: all }
`;
const policy = (id: string): Edit =>
  swap(
    `          MinTTL: 0
          DefaultTTL: 60
          MaxTTL: 300
          # Authorization is part of what is cached: nobody is shown another's answer.
          ForwardedValues:
            QueryString: true
            Headers: [Authorization, Accept, Content-Type]
            Cookies:
              Forward: all
`,
    `          CachePolicyId: ${id}\n`,
  );

/** What CloudFront lets through, and what it keeps. */
export const cachingCases: readonly Case[] = [
  {
    name: 'http is let in',
    edit: swap('ViewerProtocolPolicy: redirect-to-https', 'ViewerProtocolPolicy: allow-all'),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'http is refused',
    edit: swap('ViewerProtocolPolicy: redirect-to-https', 'ViewerProtocolPolicy: https-only'),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'one method less',
    edit: swap('OPTIONS, PATCH, POST, PUT]', 'OPTIONS, POST, PUT]'),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'the methods in another order',
    edit: swap(
      '[DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]',
      '[GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]',
    ),
    fails: [],
  },
  {
    name: 'preflights are kept',
    edit: swap('CachedMethods: [GET, HEAD]', 'CachedMethods: [GET, HEAD, OPTIONS]'),
    fails: ['PROF-CDN-02'],
  },
  { name: 'no word on what is kept', edit: drop('          CachedMethods: [GET, HEAD]\n'), fails: [] },
  { name: 'not compressed', edit: drop('          Compress: true\n'), fails: ['PROF-CDN-02'] },
  {
    name: 'a cache policy beside what is forwarded',
    edit: after(
      '          Compress: true\n',
      '          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n',
    ),
    fails: ['PROF-CDN-02', 'PROF-CDN-04'],
  },
  {
    name: "AWS's cache policy for no caching",
    edit: policy('4135ea2d-6df8-44a3-9df3-4b5a84be39ad'),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'a cache policy of another stack',
    edit: policy('!ImportValue cache-policy'),
    fails: [open('PROF-CDN-02'), open('PROF-CDN-04')],
  },
  {
    name: 'a cache policy that is not read',
    edit: policy('2766f7b2-75c5-41c6-8f06-bf4303a2f2f5'),
    fails: [open('PROF-CDN-04')],
  },
  { name: 'no query', edit: swap('QueryString: true', 'QueryString: false'), fails: ['PROF-CDN-04'] },
  {
    name: 'no cookies',
    edit: drop('            Cookies:\n              Forward: all\n'),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'one header less',
    edit: swap('Headers: [Authorization, Accept, Content-Type]', 'Headers: [Authorization, Accept]'),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'all headers',
    edit: swap('Headers: [Authorization, Accept, Content-Type]', "Headers: ['*']"),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'headers in lower case',
    edit: swap(
      'Headers: [Authorization, Accept, Content-Type]',
      'Headers: [content-type, accept, authorization]',
    ),
    fails: [],
  },
  { name: 'the least time unsaid, which is 0', edit: drop('          MinTTL: 0\n'), fails: [] },
  { name: 'an hour at most', edit: swap('MaxTTL: 300', 'MaxTTL: 3600'), fails: ['PROF-CDN-04'] },
  { name: 'no usual time, which is a day', edit: drop('          DefaultTTL: 60\n'), fails: ['PROF-CDN-04'] },
  { name: 'a path of its own, treated alike', edit: pathOf('/profiles*', alike), fails: [] },
  {
    name: 'a path of the API kept for a day',
    edit: pathOf(
      'profiles/*',
      alike.replace('DefaultTTL: 60', 'DefaultTTL: 86400').replace('MaxTTL: 300', 'MaxTTL: 86400'),
    ),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'some users by http',
    edit: pathOf('/profiles/a*', alike.replace('redirect-to-https', 'allow-all')),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'the path itself uncompressed',
    edit: pathOf('/profile?', alike.replace('Compress: true', 'Compress: false')),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'a path that is none of the API',
    edit: pathOf('/images/*', alike.replace('redirect-to-https', 'allow-all')),
    fails: [],
  },
  {
    name: 'a path that only begins alike',
    edit: pathOf('/profiles.js', alike.replace('redirect-to-https', 'allow-all')),
    fails: [],
  },
  {
    name: 'a path that nobody can tell',
    edit: pathOf('!ImportValue pattern', alike.replace('redirect-to-https', 'allow-all')),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'a path of the API to an origin of its own',
    edit: all(
      pathOf('/profiles', alike),
      swap('            TargetOriginId: api\n', '            TargetOriginId: files\n'),
      before(
        '          - Id: api\n',
        '          - Id: files\n            DomainName: files.s3.amazonaws.com\n            S3OriginConfig: {}\n',
      ),
    ),
    fails: ['PROF-CDN-01'],
  },
];
