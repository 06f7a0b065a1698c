import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

/**
 * How the function becomes a few modules: what it always needs, and what it loads when an article asks for
 * it. In one module Node would have to read all of it before the first line runs. The AWS SDK is bundled
 * too, so that what was tested is what runs, whatever the runtime ships with.
 */
export const publisherBundling = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  // CommonJS packages would bring a second copy of it.
  alias: { htmlparser2: fileURLToPath(import.meta.resolve('htmlparser2')) },
  minify: true,
  logLevel: 'warning',
  outExtension: { '.js': '.mjs' },
  // Stack traces name the file and line of the source; its text stays out of the bundle.
  sourcemap: true,
  sourcesContent: false,
  // CommonJS packages call `require` for modules of Node, which an ES module does not have.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
} satisfies BuildOptions;

const lambdaFolder = join(import.meta.dirname, '../../lambda');

/** The modules of the function, whose `index.mjs` exports the handler. Bundled where the app runs. */
export const publisherCode = (): Code =>
  Code.fromAsset(lambdaFolder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Has to be named, but is not asked for: what follows never declines.
      image: DockerImage.fromRegistry('scratch'),
      local: {
        tryBundle(outdir) {
          buildSync({
            ...publisherBundling,
            entryPoints: { index: join(lambdaFolder, 'handler.ts') },
            outdir,
          });
          return true;
        },
      },
    },
  });
