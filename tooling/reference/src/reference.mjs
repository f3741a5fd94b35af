import { join } from 'node:path';
import { Application, ReflectionKind } from 'typedoc';

const sdk = join(import.meta.dirname, '../../../packages/plugin-sdk');
/** The parts of the SDK that a plugin imports; each is a page. */
const parts = ['manifest', 'facts', 'rules', 'server', 'web', 'testing'];

/** Where the reference stands in the documentation. */
export const referenceFolder = join(import.meta.dirname, '../../../apps/docs/integrators/reference');

/**
 * Writes the reference of the built SDK into a folder: what an integrator gets is what is described. Answers the symbols
 * that have no docblock, such as `server.Clock`.
 */
export async function writeReference(folder) {
  const application = await Application.bootstrapWithPlugins({
    name: '@yige/plugin-sdk',
    entryPoints: parts.map((part) => join(sdk, 'dist', part, 'index.d.ts')),
    tsconfig: join(import.meta.dirname, '../tsconfig.json'),
    // Declarations were checked when they were built.
    skipErrorChecking: true,
    plugin: ['typedoc-plugin-markdown'],
    out: folder,
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
  await application.generateOutputs(project);
  if (application.logger.hasErrors()) throw new Error('The reference could not be written; see above');
  return project
    .getReflectionsByKind(ReflectionKind.Module)
    .flatMap((part) =>
      (part.children ?? []).filter((symbol) => !isDocumented(symbol)).map(({ name }) => `${part.name}.${name}`),
    );
}

/** Props are described one by one, and their purpose at the component that takes them. */
function isDocumented(symbol) {
  if (symbol.isReference() || symbol.name.endsWith('Props')) return true;
  return [symbol, ...(symbol.signatures ?? [])].some(({ comment }) => comment?.hasVisibleComponent() ?? false);
}
