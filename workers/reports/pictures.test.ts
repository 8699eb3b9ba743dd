import sharp from 'sharp'
import { expect, test } from 'vitest'
import { paperPicture } from './pictures.server.ts'

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a7' } })
    .webp()
    .toBuffer()

test('a kept picture that was made fit for paper is not read again; one with another tag is', async () => {
  const read: string[] = []
  const kept = (tag: string) => ({
    tag,
    read: async () => {
      read.push(tag)
      return picture()
    },
  })
  const [mine, other] = [crypto.randomUUID(), crypto.randomUUID()]
  const [first, second, third] = [
    await paperPicture(kept(mine)),
    await paperPicture(kept(mine)),
    await paperPicture(kept(other)),
  ]
  expect(read).toEqual([mine, other])
  expect(second).toBe(first)
  expect(third).toMatchObject({ format: 'jpg', width: 40, height: 30 })
})

test('one that could not be read is an error of its document, and is read again for the next', async () => {
  const tag = crypto.randomUUID()
  const gone = { tag, read: () => Promise.reject(new Error('gone')) }
  await expect(paperPicture(gone)).rejects.toThrow('gone')
  expect(await paperPicture({ tag, read: picture })).toMatchObject({ format: 'jpg' })
})
