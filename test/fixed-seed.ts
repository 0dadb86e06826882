// Lets every property test draw the same cases on every machine: a failure repeats, and a run that found something
// once does not fail by chance elsewhere. `PERMC_SEED=<integer>` draws others, to search further.
import fc from 'fast-check';

const seed = Number(process.env['PERMC_SEED'] ?? 20_260_101);
if (!Number.isInteger(seed)) throw new TypeError('PERMC_SEED must be an integer');
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
