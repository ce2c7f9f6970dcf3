/** Functions of mocking libraries and Node whose first argument is a module, by the name before the dot. */
export const MODULE_METHODS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    vi: 'mock doMock unmock doUnmock importActual importMock',
    vitest: 'mock doMock importActual importMock',
    jest: 'mock doMock unmock dontMock deepUnmock setMock unstable_mockModule requireActual requireMock createMockFromModule genMockFromModule',
    mock: 'module',
    module: 'register require',
    require: 'resolve',
  }).map(([object, methods]) => [object, new Set(methods.split(' '))]),
);

/** Functions that read a file or list a folder, of Node and of libraries over it. */
export const READ_CALLS: ReadonlySet<string> = new Set(
  'readFile readFileSync readdir readdirSync createReadStream opendir opendirSync readJson readJSON readJsonSync readJSONSync glob globSync globby globbySync scandir walk walkSync readTextFile readTextFileSync'.split(
    ' ',
  ),
);
