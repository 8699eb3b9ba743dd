import { Temporal } from 'temporal-polyfill'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { runTransaction } from '#db/client.server.ts'
import { operators } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { limitsOf, modulesOn } from '../entitlements.server.ts'
import { defineModule } from '../module.ts'
import { readOperatorLog } from '../operator-log.server.ts'
import { registerModules } from '../registry.ts'
import { resolveSchool } from '../resolve.server.ts'
import { giveOverride, takeOverride } from './giving.server.ts'
import { overrideHistory } from './overrides.server.ts'

async function insertOperator(role: 'operator' | 'support' = 'operator'): Promise<string> {
  const identityId = uuidv7()
  await runTransaction('platform', { readOnly: false }, q => q.insert(operators).values({ identityId, role }))
  return identityId
}
beforeAll(() => {
  const rest = {
    requires: [],
    audience: [],
    icon: 'x',
    order: 1,
    routes: [],
    permissions: {},
    events: [],
    reactsTo: [],
  }
  const more = { jobs: [], settings: z.object({}), notifications: {}, homeCards: [], tables: [] }
  registerModules([
    defineModule({ id: 'plain', plan: 'free', ...rest, ...more }),
    defineModule({ id: 'dear', plan: 'plus', ...rest, ...more }),
  ])
})

const inDays = (days: number) => Temporal.Now.plainDateISO('Europe/Berlin').add({ days }).toString()
const logOf = (schoolId: string) => readOperatorLog({ schoolId, limit: 50 })

describe('what is given apart from the plan', () => {
  const anew = () => ({
    ...{ id: uuidv7(), key: 'children', value: 45, reason: 'Until the new house is built.' },
    lastDay: null as string | null,
  })
  const entitled = async (schoolId: string) => limitsOf((await resolveSchool(schoolId))?.facts ?? { plan: '' })

  test('counts from the next request on, replaces what was given before, and goes when it is taken back', async () => {
    const [operator, school] = [await insertOperator(), await insertSchool({ plan: 'free', planEndsOn: null })]
    expect((await entitled(school.id)).children).toBe(30)
    await giveOverride(operator, school.id, anew())
    const more = { ...anew(), value: 60 }
    await giveOverride(operator, school.id, more)
    await giveOverride(operator, school.id, more)
    expect(await entitled(school.id)).toMatchObject({ children: 60, storageGb: 2 })
    const [newest] = await runTransaction('platform', { readOnly: true }, q => overrideHistory(q, school.id))
    await takeOverride(operator, school.id, newest?.id ?? '')
    await takeOverride(operator, school.id, newest?.id ?? '')
    expect((await entitled(school.id)).children).toBe(30)
    expect((await logOf(school.id)).map(({ action }) => action)).toEqual([
      'school.override_taken',
      'school.override_given',
      'school.override_given',
    ])
  })

  test('is over after its last day, by the school’s calendar', async () => {
    const [operator, school] = [await insertOperator(), await insertSchool({ plan: 'free', planEndsOn: null })]
    await giveOverride(operator, school.id, { ...anew(), lastDay: inDays(-1) })
    expect((await entitled(school.id)).children).toBe(30)
    await giveOverride(operator, school.id, { ...anew(), lastDay: inDays(0) })
    expect((await entitled(school.id)).children).toBe(45)
  })

  test('can be a module that the plan does not have, or one less', async () => {
    const [operator, school] = [await insertOperator(), await insertSchool({ plan: 'free', planEndsOn: null })]
    const switches = new Map([
      ['plain', true],
      ['dear', true],
    ])
    const on = async () => modulesOn((await resolveSchool(school.id))?.facts ?? { plan: '' }, switches, [])
    expect(await on()).toEqual(['plain'])
    await giveOverride(operator, school.id, { ...anew(), key: 'module:dear', value: 1 })
    await giveOverride(operator, school.id, { ...anew(), key: 'module:plain', value: 0 })
    expect(await on()).toEqual(['dear'])
  })

  test('is nothing else, not another school’s, and not for support', async () => {
    const [operator, school, other] = [await insertOperator(), await insertSchool(), await insertSchool()]
    expect(() => giveOverride(operator, school.id, { ...anew(), key: 'module:nothing' })).toThrow('bad_request')
    await giveOverride(operator, school.id, anew())
    const [row] = await runTransaction('platform', { readOnly: true }, q => overrideHistory(q, school.id))
    await expect(takeOverride(operator, other.id, row?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(giveOverride(await insertOperator('support'), school.id, anew())).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
