import { expect, test } from 'vitest'
import { uploadLimits } from '#tenants/files/limits.ts'
import { fitting } from './fitting.ts'

const file = (name: string, type: string, megabytes: number) =>
  Object.defineProperty(new File([], name, { type }), 'size', { value: megabytes * 1_000_000 })

const unseen = (each: File) => ({ file: each, durationMs: null })

test('what is too large is named, a large photo goes on to be made smaller, and no more than fits is taken', () => {
  const limits = uploadLimits('guardian', 'attachments')
  const pdf = file('a.pdf', 'application/pdf', 21)
  const video = file('b.mp4', 'video/mp4', 201)
  const photo = file('c.jpg', 'image/jpeg', 60)
  const text = file('d.txt', 'text/plain', 1)
  expect(fitting([pdf, video, photo, text].map(unseen), limits, 9)).toMatchObject({
    taken: [photo, text],
    tooLarge: [pdf, video],
    tooMany: false,
  })
  expect(fitting([photo, text].map(unseen), limits, 1)).toMatchObject({ taken: [photo], tooLarge: [], tooMany: true })
  expect(fitting([text].map(unseen), limits, -1).taken).toEqual([])
})

test('what is empty, and a video of more than a minute where the browser can tell, does not set out', () => {
  const limits = uploadLimits('teacher', 'attachments')
  const [none, short, long, unknown] = [0, 1, 2, 3].map(size => file(`${size}.mp4`, 'video/mp4', size))
  const chosen = [
    { file: none as File, durationMs: null },
    { file: short as File, durationMs: 60_400 },
    { file: long as File, durationMs: 61_500 },
    { file: unknown as File, durationMs: null },
  ]
  expect(fitting(chosen, limits, 9)).toEqual({
    taken: [short, unknown],
    empty: [none],
    tooLarge: [],
    tooLong: [long],
    tooMany: false,
  })
})
