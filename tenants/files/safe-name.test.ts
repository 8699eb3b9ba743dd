import { expect, test } from 'vitest'
import { safeName, uniqueName } from './safe-name.ts'

test.each([
  ['a path', '../../etc/passwd', '-..-etc-passwd'],
  ['a path of Windows', 'C:\\Users\\Mia', 'C--Users-Mia'],
  ['two dots alone', '..', 'file'],
  ['nothing', '', 'file'],
  ['a NUL', 'Mia\0.webp', 'Mia.webp'],
  ['a line end', 'Mia\nBerg', 'MiaBerg'],
  ['a device', 'CON', '_CON'],
  ['a device with an ending', 'lpt1.pdf', '_lpt1.pdf'],
  ['dots and spaces at its ends', ' .hidden. ', 'hidden'],
  ['what turns the direction of reading', 'photo\u202Egpj.exe', 'photogpj.exe'],
  ['a script from right to left', 'شجرة في الساحة', 'شجرة في الساحة'],
  ['an emoji', 'Summer 🌻', 'Summer 🌻'],
])('%s becomes a name that every system takes', (_what, name, safe) => {
  expect(safeName(name)).toBe(safe)
})

test.each(['x'.repeat(200), '园'.repeat(200), '🌻'.repeat(200), 'é'.repeat(200)])(
  'two hundred of a letter are cut between letters, to what fits with a number and an ending',
  name => {
    const safe = safeName(name)
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(180)
    expect(Buffer.byteLength(safe)).toBeGreaterThan(170)
    expect(name.normalize('NFC').startsWith(safe)).toBe(true)
    expect(safe).not.toMatch(/\p{Cs}/u)
  },
)

test('names that some system cannot tell apart are numbered', () => {
  const taken = new Set<string>()
  const names = ['Pond', 'POND', 'pond', 'Café', 'Cafe\u0301'].map(name => uniqueName(name, '.webp', taken))
  expect(names).toEqual(['Pond.webp', 'POND (2).webp', 'pond (3).webp', 'Café.webp', 'Cafe\u0301 (2).webp'])
})
