import { expect, test } from 'vitest'
import { uploadLimits } from '#tenants/files/limits.ts'
import { fitting } from './fitting.ts'

const file = (name: string, type: string, megabytes: number) =>
  Object.defineProperty(new File([], name, { type }), 'size', { value: megabytes * 1_000_000 })

test('what is too large is named, a large photo goes on to be made smaller, and no more than fits is taken', () => {
  const limits = uploadLimits('guardian', 'attachments')
  const pdf = file('a.pdf', 'application/pdf', 21)
  const video = file('b.mp4', 'video/mp4', 201)
  const photo = file('c.jpg', 'image/jpeg', 60)
  const text = file('d.txt', 'text/plain', 1)
  expect(fitting([pdf, video, photo, text], limits, 9)).toEqual({
    taken: [photo, text],
    tooLarge: [pdf, video],
    tooMany: false,
  })
  expect(fitting([photo, text], limits, 1)).toEqual({ taken: [photo], tooLarge: [], tooMany: true })
  expect(fitting([text], limits, -1).taken).toEqual([])
})
