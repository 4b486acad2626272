// The architecture, as rules: `npm run architecture`.
const io = '^(fs|net|http|https|child_process|node:.*|axios|@aws-sdk/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle of imports is one module in disguise.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'controls-do-no-io',
      comment: 'Judging is pure: only observers, exercises and targets do I/O.',
      severity: 'error',
      from: { path: ['^src/(control|iam|facts|mutation)/', '^specs/'], pathNot: '^specs/[^/]+/exercise' },
      to: { path: io, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'controls-know-no-target',
      comment: 'A control does not know where its facts come from.',
      severity: 'error',
      from: { path: ['^src/(control|iam|facts)/', '^specs/'], pathNot: '^specs/[^/]+/exercise' },
      to: { path: '^src/(target|cli|report/(?!run-result))', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'exercises-are-loaded-on-need',
      comment: 'Judging a template must not load what exercises a stack.',
      severity: 'error',
      from: { path: '^specs/', pathNot: '^specs/[^/]+/(exercise|index)' },
      to: { path: ['^specs/[^/]+/exercise', '^src/exercise/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'reporters-read-the-run-result',
      comment: 'A report is a function of the run result and of nothing else.',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^(src|specs)/', pathNot: '^src/report/' },
    },
    {
      name: 'only-targets-make-clients',
      comment: 'Everybody else gets clients from a target, and at most names their types.',
      severity: 'error',
      from: { path: '^(src|specs)/', pathNot: '^src/target/' },
      to: { path: '@aws-sdk/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'templates-know-no-controls',
      comment: 'The template model and the grants stand by themselves.',
      severity: 'error',
      from: { path: '^src/(template|iam|facts|resources)/' },
      to: { path: '^(src/(control|mutation|report|cli|exercise)|specs)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-needs-the-command-line',
      severity: 'error',
      from: { path: '^(src|specs)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: { path: '^(src|specs)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-development-package-in-the-product',
      severity: 'error',
      from: { path: '^(src|specs)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
