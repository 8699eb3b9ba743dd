import { describe, expect, test } from 'vitest'
import type { WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import type { CheckChild } from '../check-child.ts'
import { ChecksForm } from '../check-forms.ts'
import { type CheckFinding, nothingFound } from '../check-policy.ts'
import { paths } from '../paths.ts'
import { checkFields, isAbout, laidOver } from './waiting-checks.ts'

const [mia, jan] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const
const list = { round: 'morning', thresholds: { alertFrom: 38, alertSigns: true } } as const
const child = (id: string): CheckChild => ({
  ...{ id, name: id, fullName: id, photoId: null, presence: 'here', check: null, morning: null, steps: [] },
})
const entry = (fields: [string, string][], action: string = paths.checks()): WaitingItem => ({
  ...{ id: 'entry', topic: 'attendance:check', action, fields, keptAt: 0, refusal: null, state: 'waiting' },
})
const fieldsOf = (finding: CheckFinding | null) =>
  checkFields(0, { childId: mia, finding }, { checkId: jan, day: '2026-05-04', round: 'morning', seenCheck: undefined })

test('what is sent is what the route reads, and what the page shows meanwhile', () => {
  const finding: CheckFinding = { ...nothingFound, temperature: 38.1, mouth: 'red', note: 'Coughs' }
  const fields = fieldsOf(finding)
  const sent = Object.fromEntries(fields.map(([name, value]) => [name.replace('checks[0].', ''), value]))
  expect(ChecksForm.parse({ checks: [sent] }).checks[0]).toMatchObject({
    temperature: 38.1,
    mouth: 'red',
    skin: 'fine',
  })
  const [shown, other] = laidOver(entry(fields), [child(mia), child(jan)], list)
  expect(shown?.check).toMatchObject({ level: 'alert', finding, at: new Date(0).toISOString() })
  expect(other?.check).toBeNull()
})

test('what was said in the morning is not shown at noon', () => {
  const fields = fieldsOf(nothingFound)
  expect(fields).toContainEqual(['checks[0].round', 'morning'])
  expect(laidOver(entry(fields), [child(mia)], { ...list, round: 'noon' })[0]?.check).toBeNull()
})

test('what is taken back stands open', () => {
  expect(laidOver(entry(fieldsOf(null)), [child(mia)], list)[0]?.check).toMatchObject({ level: 'open', finding: null })
})

describe('a step', () => {
  const step = entry(
    [
      ['stepId', 'a'],
      ['step', 'isolated'],
    ],
    paths.steps(mia),
  )

  test('is added to its child only', () => {
    expect(laidOver(step, [child(mia), child(jan)], list).map(({ steps }) => steps.length)).toEqual([1, 0])
  })

  test('is about its child, as a check is', () => {
    expect([isAbout(step, mia), isAbout(step, jan), isAbout(entry(fieldsOf(null)), mia)]).toEqual([true, false, true])
  })
})
