// A run says the same of the same code, whoever runs it. Who looks for more takes other numbers: PROPERTY_SEED=7 npm run unit
import fc from 'fast-check'

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['PROPERTY_SEED'] ?? 1) })
