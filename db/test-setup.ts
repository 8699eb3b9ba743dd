import { afterAll } from 'vitest'
import { closePools } from './client.server.ts'
import { connectToClone } from './test-database.ts'

process.env.CUBBY_DATA ??= `node_modules/.cache/test-data-${process.env.VITEST_POOL_ID ?? '0'}`
await connectToClone(process.env.VITEST_POOL_ID ?? '0')
afterAll(closePools)
