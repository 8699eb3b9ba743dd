import { expect, test } from 'vitest'
import { fieldsOf, keptObservation, lackingOf } from './kept-observation.ts'

const formOf = (fields: Record<string, string | string[]>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, each)
  return form
}
const whole = { childIds: ['a', 'b'], text: 'Built a bridge.', words: '', observedOn: '2026-11-02', areas: ['eyfs.pd'] }

test('what a form says is read back as it was', () => {
  const fields = fieldsOf(formOf({ ...whole, outcome: 'share', mediaIds: ['m'] }))
  const entry = { id: 'x', topic: 't', action: '/', fields, keptAt: 0, refusal: null, state: 'waiting' as const }
  expect(keptObservation(entry)).toEqual({
    ...{ id: 'x', childIds: ['a', 'b'], on: '2026-11-02', text: 'Built a bridge.', words: '', areas: ['eyfs.pd'] },
    ...{ outcome: 'share', mediaIds: ['m'], files: [], state: 'waiting', refusal: null },
  })
})

test.each([
  ['nothing', {}, 0, {}],
  ['a child', { childIds: [] }, 0, { childIds: 'portfolio.form.choose_child' }],
  ['anything said', { text: '  ' }, 0, { text: 'portfolio.form.say_something' }],
  ['no words where there is a photo', { text: '' }, 1, {}],
  ['room', { text: 'x'.repeat(5_001) }, 0, { text: 'ui.field.too_long' }],
  ['room for new lines that count once', { text: 'x\r\n'.repeat(2_500) }, 0, {}],
  ['room for files', { mediaIds: ['m'] }, 10, { mediaIds: 'portfolio.form.too_many_files' }],
  ['a day', { observedOn: '' }, 0, { observedOn: 'ui.field.date' }],
  ['a day that was', { observedOn: '2999-01-01' }, 0, { observedOn: 'portfolio.form.future' }],
])('a form that lacks %s is told so on the device', (_what, more, files, lacking) => {
  expect(lackingOf(formOf({ ...whole, ...more }), files, '2026-11-02')).toEqual(lacking)
})
