import { connectToClone } from './test-database.ts'

process.env.CUBBY_DATA ??= `node_modules/.cache/test-data-${process.env.VITEST_POOL_ID ?? '0'}`
await connectToClone(process.env.VITEST_POOL_ID ?? '0')
