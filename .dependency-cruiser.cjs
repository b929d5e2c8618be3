// Who may import whom: the table of the architecture, as rules. Each layer lists what it may reach among our own files.
const LAYERS = {
  domain: ['domain'],
  analysis: ['analysis', 'domain'],
  suggest: ['suggest', 'domain'],
  formats: ['formats', 'domain'],
  store: ['store', 'domain'],
  usecases: ['usecases', 'store', 'domain', 'analysis', 'suggest', 'formats'],
  viewmodels: ['viewmodels', 'domain', 'analysis'],
  // Of the formats only the limit of an upload and the text of the schema.
  http: ['http', 'usecases', 'store', 'viewmodels', 'domain', 'formats'],
};

// Every package has one owner; nothing else may import it.
const OWNERS = {
  express: '^server/(app\\.ts|http/)',
  handlebars: '^(server/render\\.ts|test/contracts/)',
  '@viz-js/viz': '^server/graphviz\\.ts$',
  'better-sqlite3': '^(server/store/|test/(store|torture)/)',
  esbuild: '^server/assets\\.ts$',
  uuid: '^(server/(main\\.ts|cli/)|test/corpus/)',
  pino: '^server/log\\.ts$',
  'prom-client': '^server/metrics\\.ts$',
  busboy: '^server/http/upload\\.ts$',
  marked: '^(server/(formats/read/|viewmodels/markdown\\.ts$)|test/viewmodels/)',
  yaml: '^(server/formats/read/|test/corpus/)',
  chardet: '^server/formats/read/',
  eld: '^server/formats/read/',
  '@node-rs/argon2': '^server/usecases/passwords\\.ts$',
  'express-session': '^server/http/(identify|sessionStore)\\.ts$',
  'express-rate-limit': '^server/http/limits\\.ts$',
  'openid-client': '^server/oidc\\.ts$',
  'oidc-provider': '^test/',
  commander: '^server/cli\\.ts$',
  'cli-progress': '^server/cli/',
  zod: '^server/(http|formats/write)/|^server/domain/dataset',
  'playwright-core': '^test/',
  'axe-core': '^test/',
  'fast-check': '^test/',
};

/** Packages besides our own files that a pure layer may use: the libraries that are its reason to exist. */
const PURE = {
  domain: 'zod',
  analysis: null,
  suggest: null,
  formats: '(zod|marked|yaml|chardet|eld)',
  viewmodels: 'marked',
};

const layerRules = Object.entries(LAYERS).map(([layer, reach]) => ({
  name: `${layer}-reaches-too-far`,
  comment: `server/${layer} may import only: ${reach.join(', ')}`,
  severity: 'error',
  from: { path: `^server/${layer}/` },
  to: { path: '^(server|views|test)/', pathNot: `^server/(${reach.join('|')})/|^server/assets\\.ts$` },
}));

const ownerRules = Object.entries(OWNERS).map(([name, owner]) => ({
  name: `${name}-has-one-owner`,
  severity: 'error',
  from: { pathNot: owner },
  to: { path: `^node_modules/(@types/)?${name}/` },
}));

const pureRules = Object.entries(PURE).map(([layer, packages]) => ({
  name: `${layer}-is-pure`,
  comment: 'It also runs where there is no file system, no network and no database.',
  severity: 'error',
  from: { path: `^server/${layer}/` },
  to: {
    dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
    ...(packages === null ? {} : { pathNot: `^node_modules/${packages}/` }),
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'program-without-tests',
      severity: 'error',
      from: { path: '^(server|views)/' },
      to: { path: '^test/' },
    },
    {
      name: 'program-without-dev-dependencies',
      severity: 'error',
      from: { path: '^(server|views)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'client-bundles-the-domain-alone',
      severity: 'error',
      from: { path: '^views/client/' },
      to: { pathNot: '^(views/client|server/domain)/' },
    },
    {
      name: 'assets-type-alone',
      comment: 'Of assets.ts, http needs the shape: serving files is its part, making them is not.',
      severity: 'error',
      from: { path: '^server/http/(?!protection\\.ts)' },
      to: { path: '^server/assets\\.ts$' },
    },
    ...layerRules,
    ...ownerRules,
    ...pureRules,
  ],
  options: {
    // TypeScript 7 has no API that dependency-cruiser could use.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/bench/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
