import { join } from 'node:path';
import { Application, ReflectionKind } from 'typedoc';

const sdk = join(import.meta.dirname, '../../../packages/plugin-sdk');
/** The parts of the SDK that a plugin imports; each is a page. */
const parts = ['manifest', 'facts', 'rules', 'server', 'web', 'testing', 'testing/platform', 'testing/browser'];
/** What a docblock says of a symbol that goes (CONTRIBUTING.md). */
const DEPRECATION = /^since \d+\.\d+, use .+, gone in \d+\.\d+$/;

/** Where the reference stands in the documentation. */
export const referenceFolder = join(import.meta.dirname, '../../../apps/docs/integrators/reference');

/**
 * Writes the reference of the built SDK into a folder: what an integrator gets is what is described. Answers what has no
 * docblock, such as `server.Clock` or `server.Clock.now`, and what is deprecated.
 */
export async function writeReference(folder) {
  const { application, project } = await read(
    parts.map((part) => join(sdk, 'dist', part, 'index.d.ts')),
    { tsconfig: join(import.meta.dirname, '../tsconfig.json'), out: folder },
  );
  await application.generateOutputs(project);
  if (application.logger.hasErrors()) throw new Error('The reference could not be written; see above');
  return examined(project);
}

/** The same of one file of declarations, which a configuration of its own compiles. */
export async function examine(entryPoint, tsconfig) {
  const { project } = await read([entryPoint], { tsconfig, out: '' });
  return examined(project);
}

const examined = (project) => ({ undocumented: undocumentedOf(project), ...deprecationsOf(project) });

async function read(entryPoints, { tsconfig, out }) {
  const application = await Application.bootstrapWithPlugins({
    name: '@yige/plugin-sdk',
    entryPoints,
    tsconfig,
    // Declarations were checked when they were built.
    skipErrorChecking: true,
    plugin: ['typedoc-plugin-markdown'],
    out,
    readme: 'none',
    outputFileStrategy: 'modules',
    excludePrivate: true,
    excludeInternal: true,
    excludeExternals: true,
    disableSources: true,
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useCodeBlocks: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    enumMembersFormat: 'table',
    logLevel: 'Error',
  });
  const project = await application.convert();
  if (project === undefined) throw new Error('The SDK could not be read; is it built?');
  return { application, project };
}

/** Symbols, and the methods, props and other members of those that are the SDK's own. */
function undocumentedOf(project) {
  return symbolsOf(project).flatMap(({ name, symbol }) => [
    ...(isDocumented(symbol) ? [] : [name]),
    ...membersOf(symbol)
      .filter((member) => !says(member))
      .map((member) => `${name}.${member.name}`),
  ]);
}

/** Every deprecated symbol and member with what it says, and those that do not say since when, what to use and when it goes. */
function deprecationsOf(project) {
  const deprecated = symbolsOf(project)
    .flatMap(({ name, symbol }) => [
      { name, reflection: symbol },
      ...membersOf(symbol).map((member) => ({ name: `${name}.${member.name}`, reflection: member })),
    ])
    .flatMap(({ name, reflection }) => {
      const words = deprecationOf(reflection);
      return words === null ? [] : [{ name, words }];
    });
  return {
    deprecated,
    unexplained: deprecated.filter(({ words }) => !DEPRECATION.test(words)).map(({ name }) => name),
  };
}

function symbolsOf(project) {
  const modules = project.getReflectionsByKind(ReflectionKind.Module);
  // A single one has no name of its own.
  return (modules.length === 0 ? [project] : modules)
    .flatMap((part) => (part.children ?? []).map((symbol) => ({ name: `${part.name}.${symbol.name}`, symbol })))
    .filter(({ symbol }) => !symbol.isReference());
}

function membersOf(symbol) {
  return (symbol.children ?? []).filter(
    (member) => member.kind !== ReflectionKind.Constructor && !member.flags.isExternal && !member.inheritedFrom,
  );
}

/** Props are described one by one, and their purpose at the component that takes them. */
function isDocumented(symbol) {
  return symbol.name.endsWith('Props') || says(symbol);
}

function commentsOf(reflection) {
  return [reflection, ...(reflection.signatures ?? []), reflection.getSignature, reflection.setSignature].flatMap(
    (each) => each?.comment ?? [],
  );
}

function says(reflection) {
  return commentsOf(reflection).some((comment) => comment.hasVisibleComponent());
}

function deprecationOf(reflection) {
  for (const comment of commentsOf(reflection)) {
    const tag = comment.blockTags.find((each) => each.tag === '@deprecated');
    if (tag !== undefined)
      return tag.content
        .map(({ text }) => text)
        .join('')
        .trim();
  }
  return null;
}
