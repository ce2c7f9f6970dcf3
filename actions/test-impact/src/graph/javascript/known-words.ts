/** Keywords after which an expression starts, so `/` opens a regular expression and `<` an element. */
export const BEFORE_EXPRESSION: ReadonlySet<string> = new Set(
  'return typeof instanceof in of new delete void throw case do else yield await default extends'.split(' '),
);
export const PAREN_KEYWORDS: ReadonlySet<string> = new Set(['if', 'while', 'for', 'with']);
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
