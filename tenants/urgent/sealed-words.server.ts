import { type Sealer, sealFor } from '../vault.server.ts'

/** The key of what a school writes to its people; asked for before a transaction begins. */
export const callSealer = (school: { id: string }): Promise<Sealer> => sealFor(school, 'message')

const wordsPlace = (rowId: string) => ({ table: 'urgent_calls', column: 'words_sealed', rowId })
const wordPlace = (rowId: string) => ({ table: 'urgent_answers', column: 'word_sealed', rowId })

export const sealWords = (sealer: Sealer, callId: string, words: string): string =>
  sealer.seal(wordsPlace(callId), words)
export const sealWord = (sealer: Sealer, answerId: string, word: string): string =>
  sealer.seal(wordPlace(answerId), word)

/** What calls say, by id; no key is asked for where there is none. */
export async function wordsOf(
  school: { id: string },
  calls: readonly { id: string; wordsSealed: string }[],
): Promise<Map<string, string>> {
  if (calls.length === 0) return new Map()
  const sealer = await callSealer(school)
  const opened = calls.map(async ({ id, wordsSealed }) => [id, await sealer.open(wordsPlace(id), wordsSealed)] as const)
  return new Map(await Promise.all(opened))
}

/** What was added to answers, by id. */
export async function addedWords(
  school: { id: string },
  answers: readonly { id: string; wordSealed: string | null }[],
): Promise<Map<string, string>> {
  const added = answers.flatMap(({ id, wordSealed }) => (wordSealed ? [{ id, wordSealed }] : []))
  if (added.length === 0) return new Map()
  const sealer = await callSealer(school)
  const opened = added.map(async ({ id, wordSealed }) => [id, await sealer.open(wordPlace(id), wordSealed)] as const)
  return new Map(await Promise.all(opened))
}
