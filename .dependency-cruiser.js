// Who may import whom. Type imports count: a file that needs the types of another is not read without it.

/** What each part of the project may import of the project, besides itself. */
const parts = {
  'lambda/contract.ts': [],
  'lambda/core/': ['lambda/contract.ts'],
  'lambda/publish/': ['lambda/contract.ts', 'lambda/core/'],
  'lambda/stores/': [
    'lambda/publish/ports.ts',
    'lambda/publish/errors.ts',
    'lambda/publish/access/key-order.ts',
  ],
  'lambda/threads/': ['lambda/core/', 'lambda/publish/'],
  'lambda/aws/': ['lambda/contract.ts', 'lambda/core/', 'lambda/publish/', 'lambda/stores/'],
  'lambda/handler.ts': [
    'lambda/contract.ts',
    'lambda/core/',
    'lambda/publish/',
    'lambda/stores/',
    'lambda/aws/',
    'lambda/threads/',
  ],
  'lambda/local/': ['lambda/contract.ts', 'lambda/core/', 'lambda/publish/', 'lambda/stores/'],
  'lambda/cli/': ['lambda/'],
  'lambda/edge/': [],
  'lib/': ['lambda/contract.ts'],
  'tests/': ['lambda/', 'lib/'],
};

/** The rooms of lambda/publish in their order. Each may import those before it. */
const publishRooms = [
  ['ports.ts', 'errors.ts', 'report.ts'],
  ['access/'],
  ['state/'],
  ['sources/'],
  ['run-context.ts', 'request.ts'],
  ['claims/'],
  ['channels/'],
  ['discovery/'],
  ['changes/'],
  ['reconcile/'],
  ['run.ts', 'preload.ts'],
];

/** What commands, local tools and the function may import of lambda/publish. */
const publishDoors = [
  'ports.ts',
  'errors.ts',
  'report.ts',
  'request.ts',
  'run.ts',
  'preload.ts',
  'access/',
  'sources/content-change.ts',
  'sources/convert-source.ts',
  'sources/source-reader.ts',
  'sources/stored-publication.ts',
  'state/queries.ts',
  'state/entry-cache.ts',
];

/** @returns a pattern of one file, or of a folder, whose path ends with a slash */
const pattern = (path) => `^${path.replaceAll('.', '\\.')}${path.endsWith('/') ? '' : '$'}`;

const inPublish = (path) => pattern(`lambda/publish/${path}`);

const packages = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;

const partRules = Object.entries(parts).map(([part, others]) => ({
  name: `part:${part}`,
  comment: `${part} imports of the project itself and: ${others.join(', ') || 'nothing'}.`,
  from: { path: pattern(part) },
  to: { path: '^(lambda|lib|tests)/', pathNot: [part, ...others].map(pattern) },
}));

const roomRules = publishRooms.map((room, index) => ({
  name: `publish:${room.join(',')}`,
  comment: 'A room of lambda/publish imports only those before it.',
  from: { path: room.map(inPublish) },
  to: {
    path: '^lambda/publish/',
    pathNot: publishRooms
      .slice(0, index + 1)
      .flat()
      .map(inPublish),
  },
}));

const rules = [
  {
    name: 'no-cycles',
    comment: 'Imports never go in a circle.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolved',
    comment: 'An import that leads nowhere would pass the other rules unseen.',
    from: {},
    to: { couldNotResolve: true },
  },
  ...partRules,
  {
    name: 'part-missing',
    comment: 'Each file belongs to one of the parts above.',
    from: { path: '^(lambda|lib|tests)/', pathNot: Object.keys(parts).map(pattern) },
    to: {},
  },
  ...roomRules,
  {
    name: 'publish-room-missing',
    comment: 'Each file of lambda/publish stands in one of the rooms above.',
    from: { path: '^lambda/publish/', pathNot: publishRooms.flat().map(inPublish) },
    to: {},
  },
  {
    name: 'publish-doors',
    comment: 'The rest of lambda uses lambda/publish through a few files.',
    from: { path: '^lambda/(aws|cli|local|threads|handler)' },
    to: { path: '^lambda/publish/', pathNot: publishDoors.map(inPublish) },
  },
  {
    name: 'convert-apart',
    comment: 'Web pages and scraped text are converted apart. What both need stands above them.',
    from: { path: '^lambda/core/convert/(html|scraped)/' },
    to: { path: '^lambda/core/convert/(html|scraped)/', pathNot: '^lambda/core/convert/$1/' },
  },
  {
    name: 'render-apart',
    comment: 'Feeds and pages are rendered apart. What both need stands above them.',
    from: { path: '^lambda/core/render/([^/]+)' },
    to: { path: '^lambda/core/render/(feeds|pages)/', pathNot: '^lambda/core/render/$1/' },
  },
  {
    name: 'leaf',
    comment: 'The contract imports nothing; CloudFront runs the edge functions as they stand.',
    from: { path: '^lambda/(contract\\.ts$|edge/)' },
    to: {},
  },
  {
    name: 'pure-core',
    comment: 'The core reaches nothing. Of Node, it takes digests.',
    from: { path: '^lambda/core/' },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
  },
  {
    name: 'publish-through-ports',
    comment: 'The publisher reaches the world through its ports only.',
    from: { path: '^lambda/publish/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'no-cdk-in-lambda',
    comment: 'What runs does not hold what deploys it.',
    from: { path: '^lambda/' },
    to: { path: packages('aws-cdk-lib', 'constructs', 'cdk-nag') },
  },
  {
    name: 'no-sdk-inside',
    comment: 'Core, publisher and local tools need no cloud.',
    from: { path: '^lambda/(core|publish|threads|local)/' },
    to: { path: packages('@aws-sdk', '@smithy') },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // dependency-cruiser 17 cannot read TypeScript through version 7 of its compiler. swc sees no import
    // in an expression of a type, `import('…').Name`: write `import type`.
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
