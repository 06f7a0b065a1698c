import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

/**
 * Bundles the function into a few modules: one that it always needs, and others that it loads when an
 * article needs them. Node would have to read a single module completely before the first line runs. The
 * bundle includes the AWS SDK, so that the tested version runs, not the version of the runtime.
 */
export const publisherBundling = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  // CommonJS packages would add a second copy.
  alias: { htmlparser2: fileURLToPath(import.meta.resolve('htmlparser2')) },
  minify: true,
  logLevel: 'warning',
  outExtension: { '.js': '.mjs' },
  // Source maps give stack traces the file and line of the source, without its text.
  sourcemap: true,
  sourcesContent: false,
  // CommonJS packages call `require` for Node's modules, and ES modules have no `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
} satisfies BuildOptions;

const lambdaFolder = join(import.meta.dirname, '../../lambda');

/** The function, and the program of its conversion thread, which stands beside it. */
export const publisherEntries = {
  index: join(lambdaFolder, 'handler.ts'),
  'conversion-thread': join(lambdaFolder, 'threads/conversion-thread.ts'),
};

/** The modules of the function, whose `index.mjs` exports the handler. Bundled where the app runs. */
export const publisherCode = (): Code =>
  Code.fromAsset(lambdaFolder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Required by the type, but unused, because local bundling never fails over to it.
      image: DockerImage.fromRegistry('scratch'),
      local: {
        tryBundle(outdir) {
          buildSync({
            ...publisherBundling,
            entryPoints: publisherEntries,
            outdir,
          });
          return true;
        },
      },
    },
  });
