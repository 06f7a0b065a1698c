import { fileURLToPath } from 'node:url';
import { allowedLicences, findForbiddenLicences, shippedPackages } from './licences.ts';

const folder = fileURLToPath(new URL('../..', import.meta.url));
const forbidden = findForbiddenLicences(folder);

if (forbidden.length > 0) {
  process.stderr.write(
    `Of what ships, this comes with a licence that is not among ${allowedLicences.join(', ')}:\n${forbidden.join('\n')}\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(
    `${shippedPackages(folder).length} packages ship, all with allowed licences\n`,
  );
}
