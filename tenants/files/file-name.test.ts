import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { cleanName, namesOf, sealedName, withEnding } from './file-name.server.ts'
import { smallSchool } from './test-folder.ts'

test.each([
  ['Attest Mina.pdf', 'Attest Mina.pdf'],
  ['C:\\Users\\mum\\病假条.docx', '病假条.docx'],
  ['../../etc/passwd', 'passwd'],
  ['cod\u202efdp.exe', 'cod fdp.exe'],
  ['a\r\nSet-Cookie: x', 'a Set-Cookie x'],
  ['  .hidden. ', 'hidden'],
  ['\u0007\u200b', ''],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
])('%j is kept as %j', (typed, kept) => {
  expect(cleanName(typed)).toBe(kept)
})

test('a file is saved as what it is', () => {
  expect(withEnding('list.CSV', ['.txt', '.csv'])).toBe('list.CSV')
  expect(withEnding('page.html', ['.txt', '.csv'])).toBe('page.html.txt')
})

test('a name opens for its own file of its own school only', async () => {
  const [here, there] = [await smallSchool(), await smallSchool()]
  const id = randomUUID()
  const nameSealed = (await sealedName(here.school, id, 'Mina.pdf')) ?? ''
  expect(nameSealed).not.toContain('Mina')
  const none = { id: randomUUID(), nameSealed: null }
  expect(await namesOf(here.school, [{ id, nameSealed }, none])).toEqual(new Map([[id, 'Mina.pdf']]))
  await expect(namesOf(here.school, [{ id: randomUUID(), nameSealed }])).rejects.toThrow()
  await expect(namesOf(there.school, [{ id, nameSealed }])).rejects.toThrow()
  expect(await sealedName(here.school, id, ' ')).toBeNull()
})
